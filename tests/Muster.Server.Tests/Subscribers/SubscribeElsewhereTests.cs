// The form and the links of subscribers on a host of the page's own, and where the page is not for everybody any more.
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Peers;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Subscribers;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Guards;
using MusterServer = Muster.Server.Tests.Drivers.MusterServer;

namespace Muster.Server.Tests.Subscribers;

public sealed class SubscribeElsewhereTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task On_a_host_of_its_own_the_page_takes_the_form_and_its_links_lead_there()
    {
        const string host = "status.example.org";
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using MusterServer server = await SubscriberWorld.StartAsync(inbox.Port);
        await server.Services.PutAsync($"statusPage: {{ name: Playback, domain: {host}, languages: [en, fr] }}");
        using HttpClient stranger = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Url };
        IHtmlDocument form = null!;
        await Until.TrueAsync(
            "the page's own host shows the form in French",
            Soon,
            async () =>
            {
                using HttpResponseMessage answer = await AskAsync(HttpMethod.Get, "/subscribe?language=fr");
                form = Html.Parse(await answer.Content.ReadAsStringAsync());
                return answer.StatusCode == HttpStatusCode.OK;
            }
        );
        Assert.Equal(("fr", "S’abonner à Playback"), (form.DocumentElement.GetAttribute("lang"), form.QuerySelector("h1").Text()));
        Assert.Empty(form.QuerySelectorAll("script"));
        Assert.DoesNotContain("Muster", form.DocumentElement.OuterHtml, StringComparison.Ordinal);
        string sheet = form.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using HttpResponseMessage style = await AskAsync(HttpMethod.Get, sheet);
        Assert.Contains(".sheet", await style.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        FilledForm filled = new FilledForm(form, "subscribe").With("address", "ana@example.org");
        server.Clock.FastForward(FormStamp.TooQuick);
        using FormUrlEncodedContent fields = new(filled.Fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        using HttpResponseMessage posted = await AskAsync(
            HttpMethod.Post,
            form.QuerySelector("#subscribe")!.GetAttribute("action")!,
            fields
        );
        Assert.Equal("/subscribe/asked?language=fr", posted.Headers.Location?.OriginalString);

        MimeMessage question = await inbox.MessageAsync("ana@example.org", _ => true, Soon);
        Assert.Equal("Confirmez votre abonnement à Playback", question.Subject);
        Assert.Contains("https://status.example.org/subscriptions/", question.TextBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\">", question.HtmlBody!, StringComparison.Ordinal);

        async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, HttpContent? content = null)
        {
            using HttpRequestMessage ask = new(method, path) { Content = content };
            ask.Headers.Host = host;
            return await stranger.SendAsync(ask);
        }
    }

    [Fact]
    public async Task Of_a_page_that_only_members_read_now_nobody_is_told_and_who_subscribed_can_still_leave()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using MusterServer server = await SubscriberWorld.StartAsync(inbox.Port);
        await server.AddAsync("ana@example.org");
        await server.Services.PutAsync("statusPage: { name: Playback, access: members }\ncomponents: { player: { name: Player } }");
        await server.Services.DecideAsync(
            async (work, cancel) => await work.DecideBulletinAsync(new(1), await SubscriberWorld.OutageAsync(work, cancel), cancel)
        );
        Assert.Empty(await server.Services.GetRequiredService<SubscriptionBook>().MailingsAsync(CancellationToken.None));

        SubscriptionLinks links = server.Services.GetRequiredService<SubscriptionLinks>();
        using Browser ana = new(server.Url);
        string own = "/status/subscriptions/" + links.OwnToken(links.IdOf(SubscriberChannel.Email, "ana@example.org"));
        IHtmlDocument page = await ana.ReadAsync(own);
        Assert.Contains("read by members alone now", page.Words("#state"), StringComparison.Ordinal);
        IHtmlDocument left = await ana.DoneAsync(page, "unsubscribe");
        Assert.Contains("unsubscribed", left.Words("#state"), StringComparison.Ordinal);
    }
}
