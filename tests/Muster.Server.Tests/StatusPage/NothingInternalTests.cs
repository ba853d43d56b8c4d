// Nothing from inside reaches a byte that readers or subscribers get, whatever it is called and in whatever order it happens.
using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Core.StatusPage;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Peers;
using Muster.Server.Channels.Email;
using Muster.Server.Channels.Subscribers;
using Muster.Server.StatusPage.Site;
using MusterServer = Muster.Server.Tests.Drivers.MusterServer;

namespace Muster.Server.Tests.StatusPage;

public sealed class NothingInternalTests
{
    private static readonly string[] Severities = [.. Enum.GetValues<Severity>().Select(one => one.Label())];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_planted_inside_is_in_no_page_feed_badge_mail_webhook_or_copy()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using TemporaryFolder copy = new();
        PlantedMarks marks = new();
        int shown = 0;
        int told = 0;
        await PlantedWorld.Any.SampleAsync(
            async world =>
            {
                await world.PlantAsync(server, marks);
                StatusExport export = server.Services.GetRequiredService<StatusExport>();
                StatusPageView view = (await export.ViewAsync(Cancel))!;
                string[] hidden = [.. marks.Everywhere, .. marks.OnThePage, .. world.ShowsSeverity ? [] : Severities];
                foreach ((string where, string text) in await PagesAsync(view, server))
                {
                    NoneIn(hidden, where, text);
                    shown += text.Contains(PlantedWorld.Title, StringComparison.Ordinal) ? 1 : 0;
                }

                await export.WriteAsync(copy.Path, "https://status.example.com", Cancel);
                foreach (string file in Directory.EnumerateFiles(copy.Path, "*", SearchOption.AllDirectories))
                {
                    NoneIn(hidden, Path.GetFileName(file), await File.ReadAllTextAsync(file, Cancel));
                }

                foreach ((string where, string text) in await MessagesAsync(server))
                {
                    NoneIn([.. marks.Everywhere, .. Severities], where, text);
                    told++;
                }
            },
            iter: 20,
            threads: 1
        );
        Assert.True(shown > 0, "No world showed anything, so nothing was proved.");
        Assert.True(told > 0, "No world told anybody, so nothing was proved.");
    }

    private static void NoneIn(IEnumerable<string> hidden, string where, string text)
    {
        string? leak = hidden.FirstOrDefault(one => text.Contains(one, StringComparison.OrdinalIgnoreCase));
        Assert.True(leak is null, $"{where} says '{leak}'.");
    }

    /// <summary>Every file that readers get, and what is kept for them beside the database.</summary>
    private static async Task<List<(string Where, string Text)>> PagesAsync(StatusPageView view, MusterServer server)
    {
        StatusEdition edition = new(
            view,
            new SiteRenderer(NullLoggerFactory.Instance),
            logo: null,
            "https://status.example.com",
            asOf: server.Clock.GetUtcNow(),
            takesForms: true
        );
        List<(string, string)> files = [("kept", ViewJson.Write(view))];
        foreach (string path in edition.Paths)
        {
            files.Add((path, Encoding.UTF8.GetString((await edition.FindAsync(path))!.Bytes)));
        }

        return files;
    }

    /// <summary>What subscribers are told of everything until now, by mail in each language and by webhook.</summary>
    private static async Task<List<(string Where, string Text)>> MessagesAsync(MusterServer server)
    {
        SubscriptionLinks links = server.Services.GetRequiredService<SubscriptionLinks>();
        SubscriberMail mails = new(links, new MailSettings.Drop("/nowhere", new MailboxAddress("StreamFlow", "status@example.org")));
        using CapturingHandler captured = new();
        using HttpClient http = new(captured);
        SubscriberWebhookChannel webhooks = new(http, new WebhookReach(AllowPrivate: true), links, server.Clock);
        List<(string, string)> messages = [];
        IReadOnlyList<View> rows = await server
            .Services.GetRequiredService<IViewStore>()
            .AllAsync(Views.Mailing, [Views.Open, Views.Closed], Cancel);
        foreach (StatusNews news in rows.Select(row => row.Row<MailingRow>().News))
        {
            foreach (string language in (string[])["en", "de", "fr", "es"])
            {
                using MimeMessage mail = mails.News(news, "key", Reader(SubscriberChannel.Email, language), server.Clock.GetUtcNow())!;
                messages.Add(
                    (
                        $"the mail of {news.Key} in {language}",
                        string.Join('\n', [mail.Subject, .. mail.Headers.Select(one => one.Value), mail.TextBody, mail.HtmlBody])
                    )
                );
            }

            await foreach (SubscriberResult result in webhooks.TellAsync(news, "key", [Reader(SubscriberChannel.Webhook, "en")], Cancel))
            {
                Assert.IsType<SendResult.Sent>(result.Result);
                messages.Add(($"the webhook of {news.Key}", captured.Body));
            }
        }

        return messages;
    }

    private static Subscription Reader(SubscriberChannel way, string language) =>
        new(
            new(new string('a', 32)),
            way,
            way == SubscriberChannel.Email ? "reader@example.net" : "https://127.0.0.1/hook",
            [],
            language,
            SubscriptionStatus.Confirmed,
            DateTimeOffset.UnixEpoch
        );

    private sealed class CapturingHandler : HttpMessageHandler
    {
        public string Body { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new(System.Net.HttpStatusCode.OK);
        }
    }
}
