// From the form to the last mail, through a real mail server: confirmed twice over, told, and gone by one click.
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Peers;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Tests.Drivers;
using MusterServer = Muster.Server.Tests.Drivers.MusterServer;

namespace Muster.Server.Tests.Subscribers;

public sealed class SubscribeTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Who_subscribes_confirms_by_a_post_is_told_and_leaves_by_one_click()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using MusterServer server = await SubscriberWorld.StartAsync(inbox.Port);
        using Browser ana = new(server.Url);

        using HttpResponseMessage answer = await server.SubscribeAsync(ana, ("address", "ana@example.org"));
        Assert.Equal(
            (HttpStatusCode.SeeOther, "/status/subscribe/asked?language=en"),
            (answer.StatusCode, answer.Headers.Location!.OriginalString)
        );
        MimeMessage question = await inbox.MessageAsync("ana@example.org", _ => true, Soon);
        string confirm = SubscriberWorld.LinkIn(question.TextBody, "/confirm");

        // A scanner that opens the link confirms nothing.
        IHtmlDocument page = await ana.ReadAsync(confirm);
        Assert.Equal(SubscriptionStatus.Pending, (await server.FindAsync("ana@example.org"))!.Status);
        IHtmlDocument own = await ana.DoneAsync(page, "confirm");
        Assert.Contains("a…@example.org is subscribed", own.Words("main"), StringComparison.Ordinal);

        await server.TellAsync(SubscriberWorld.News("B-1/1"));
        MimeMessage news = await inbox.MessageAsync(
            "ana@example.org",
            mail => mail.Subject!.Contains("Slow starts", StringComparison.Ordinal),
            Soon
        );
        Assert.Equal("[Playback] Slow starts: Investigating", news.Subject);
        Assert.Equal("List-Unsubscribe=One-Click", news.Headers["List-Unsubscribe-Post"]);
        Assert.Matches(
            @"\A<http://\S+/status/subscriptions/\S+/unsubscribe>, <mailto:bounce\+[0-9a-f]{48}@example\.org\?subject=unsubscribe>\z",
            string.Concat(news.Headers[HeaderId.ListUnsubscribe]!.Split((char[])['\r', '\n', '\t']))
                .Replace(">,<", ">, <", StringComparison.Ordinal)
        );
        Assert.Contains("Player: Degraded performance", news.TextBody, StringComparison.Ordinal);
        Assert.Contains("Videos start late.", news.HtmlBody!, StringComparison.Ordinal);

        // As a mail program does it: no cookie, no origin, this body.
        string unsubscribe = SubscriberWorld.LinkIn(news.TextBody, "/unsubscribe");
        using HttpClient program = new() { BaseAddress = server.Url };
        using FormUrlEncodedContent oneClick = new([new("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(unsubscribe)).StatusCode);
        Assert.Equal(SubscriptionStatus.Confirmed, (await server.FindAsync("ana@example.org"))!.Status);
        using HttpResponseMessage gone = await program.PostAsync(unsubscribe, oneClick);
        Assert.Equal("You are unsubscribed.", await gone.Content.ReadAsStringAsync());
        Assert.Equal(SubscriptionStatus.Unsubscribed, (await server.FindAsync("ana@example.org"))!.Status);
        using HttpResponseMessage again = await program.PostAsync(unsubscribe, null);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        // The link that confirmed brings nobody back.
        Assert.Equal(HttpStatusCode.Gone, (await ana.PostAsync(confirm)).StatusCode);
        Assert.DoesNotContain(server.Log.All, line => line.Contains("ana@example.org", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_chose_a_component_hears_of_bulletins_about_it_and_of_no_other()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using MusterServer server = await SubscriberWorld.StartAsync(inbox.Port);
        await server.AddAsync("all@example.org", "player@example.org", "paying@example.org");
        SubscriptionLinks links = server.Services.GetRequiredService<SubscriptionLinks>();
        using Browser browser = new(server.Url);
        foreach (string component in (string[])["player", "paying"])
        {
            SubscriptionId id = links.IdOf(SubscriberChannel.Email, component + "@example.org");
            using HttpResponseMessage chosen = await browser.PostAsync(
                "/status/subscriptions/" + links.OwnToken(id),
                ("components", component),
                ("language", "de")
            );
            Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        }

        await server.Services.DecideAsync(
            async (work, cancel) => await work.DecideBulletinAsync(new(1), await SubscriberWorld.OutageAsync(work, cancel), cancel)
        );

        MimeMessage news = await inbox.MessageAsync("player@example.org", _ => true, Soon);
        await inbox.MessageAsync("all@example.org", _ => true, Soon);
        Assert.Equal("[Playback] Films stop: Wird untersucht", news.Subject);
        Assert.Contains("Player: Teilweise ausgefallen", news.TextBody, StringComparison.Ordinal);
        Assert.Contains("/status/incidents/B-1", news.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(inbox.Messages(), mail => mail.To.Mailboxes.Any(box => box.Address == "paying@example.org"));
    }

    [Fact]
    public async Task Without_a_status_page_that_is_open_nobody_subscribes()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser browser = new(server.Url);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/status/subscribe")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/status/subscribe", ("address", "ana@example.org"))).StatusCode);
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_an_address_is_known_or_asked_too_often_or_typed_by_a_program()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using MusterServer server = await SubscriberWorld.StartAsync(inbox.Port);
        await server.AddAsync("known@example.org");
        using Browser browser = new(server.Url);
        List<string> heard = [];

        foreach (
            string address in (string[])
                ["new@example.org", "known@example.org", "new+1@example.org", "new+2@example.org", "new+3@example.org"]
        )
        {
            using HttpResponseMessage answer = await server.SubscribeAsync(browser, ("address", address));
            heard.Add($"{answer.StatusCode} {answer.Headers.Location}");
        }

        using HttpResponseMessage trapped = await server.SubscribeAsync(
            browser,
            ("address", "bot@example.org"),
            ("website", "https://spam.example")
        );
        heard.Add($"{trapped.StatusCode} {trapped.Headers.Location}");

        Assert.Single(heard.Distinct());
        await inbox.MessageAsync(
            "known@example.org",
            mail => mail.Subject!.StartsWith("You are subscribed", StringComparison.Ordinal),
            Soon
        );
        await inbox.MessageAsync("new+2@example.org", _ => true, Soon);
        Assert.Null(await server.FindAsync("new+3@example.org"));
        Assert.Null(await server.FindAsync("bot@example.org"));
        Assert.Equal(SubscriptionStatus.Confirmed, (await server.FindAsync("known@example.org"))!.Status);
    }

    [Fact]
    public async Task A_thousand_subscriptions_from_one_address_are_ten()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using MusterServer server = await SubscriberWorld.StartAsync(inbox.Port);
        using Browser browser = new(server.Url);
        string stamp = new FilledForm(await browser.ReadAsync("/status/subscribe"), "subscribe").Offered("stamp")!;
        server.Clock.FastForward(TimeSpan.FromSeconds(3));
        Dictionary<HttpStatusCode, int> answers = [];

        for (int number = 0; number < 1_000; number++)
        {
            using HttpResponseMessage answer = await browser.PostAsync(
                "/status/subscribe",
                ("stamp", stamp),
                ("channel", "email"),
                ("address", $"victim{number}@example.org")
            );
            answers[answer.StatusCode] = answers.GetValueOrDefault(answer.StatusCode) + 1;
        }

        Assert.Equal(10, answers[HttpStatusCode.SeeOther]);
        Assert.Equal(990, answers[HttpStatusCode.TooManyRequests]);
    }

    [Fact]
    public async Task A_form_without_a_stamp_of_ours_or_with_one_that_is_too_young_or_too_old_subscribes_nobody()
    {
        await using MusterServer server = await SubscriberWorld.StartAsync(port: 1);
        using Browser browser = new(server.Url);
        IHtmlDocument page = await browser.ReadAsync("/status/subscribe");

        IHtmlDocument early = await browser.RefusedAsync(page, "subscribe", 422, ("address", "ana@example.org"));
        Assert.Contains("faster than a person types", early.Words("main"), StringComparison.Ordinal);
        Assert.Equal("ana@example.org", new FilledForm(early, "subscribe").Offered("address"));
        using HttpResponseMessage forged = await browser.PostAsync(
            "/status/subscribe",
            ("stamp", new string('A', 32)),
            ("channel", "email"),
            ("address", "ana@example.org")
        );
        Assert.Equal(422, (int)forged.StatusCode);
        server.Clock.FastForward(TimeSpan.FromHours(13));
        await browser.RefusedAsync(page, "subscribe", 422, ("address", "ana@example.org"));
        Assert.Null(await server.FindAsync("ana@example.org"));

        using HttpResponseMessage foreign = await browser.PostAsync("/status/subscribe", "cross-site", ("address", "ana@example.org"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Fact]
    public async Task A_link_that_confirms_works_for_a_day()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using MusterServer server = await SubscriberWorld.StartAsync(inbox.Port);
        using Browser ana = new(server.Url);
        (await server.SubscribeAsync(ana, ("address", "ana@example.org"))).Dispose();
        MimeMessage question = await inbox.MessageAsync("ana@example.org", _ => true, Soon);
        string confirm = SubscriberWorld.LinkIn(question.TextBody, "/confirm");

        server.Clock.FastForward(TimeSpan.FromHours(24));

        Assert.Equal(HttpStatusCode.Gone, (await ana.GetAsync(confirm)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await ana.PostAsync(confirm)).StatusCode);
        Assert.Equal(SubscriptionStatus.Pending, (await server.FindAsync("ana@example.org"))!.Status);
    }

    [Fact]
    public async Task No_bit_of_a_token_can_be_flipped_and_one_that_confirms_owns_nothing()
    {
        await using MusterServer server = await SubscriberWorld.StartAsync(port: 1);
        await server.AddAsync("ana@example.org");
        Subscription ana = (await server.FindAsync("ana@example.org"))!;
        SubscriptionLinks links = server.Services.GetRequiredService<SubscriptionLinks>();
        string own = links.OwnToken(ana.Id);
        byte[] bytes = System.Buffers.Text.Base64Url.DecodeFromChars(own);
        using HttpClient guesser = server.Client();

        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] flipped = [.. bytes];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(links.TryReadOwn(System.Buffers.Text.Base64Url.EncodeToString(flipped), out _));
        }

        string confirm = SubscriberWorld.LinkIn(links.Confirm(ana))["/status/subscriptions/".Length..].Split('/')[0];
        foreach (string token in (string[])["", "x", own[..^1], own + "A", confirm, new string('A', own.Length), "../" + own])
        {
            using HttpResponseMessage answer = await guesser.PostAsync(
                $"/status/subscriptions/{Uri.EscapeDataString(token)}/unsubscribe",
                null
            );
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(SubscriptionStatus.Confirmed, (await server.FindAsync("ana@example.org"))!.Status);
        using HttpResponseMessage real = await guesser.PostAsync($"/status/subscriptions/{own}/unsubscribe", null);
        Assert.Equal(HttpStatusCode.OK, real.StatusCode);
    }

    [Fact]
    public async Task Nothing_that_stands_in_a_title_or_a_name_begins_a_header_or_an_element()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using MusterServer server = await SubscriberWorld.StartAsync(inbox.Port);
        await server.AddAsync("ana@example.org");

        await server.TellAsync(
            SubscriberWorld.News("B-1/1", "Down\r\nBcc: eve@example.org\r\n\r\n<script>alert(1)</script>", "Play\nX-Evil: 1")
        );

        MimeMessage mail = await inbox.MessageAsync("ana@example.org", _ => true, Soon);
        Assert.Empty(mail.Bcc);
        Assert.Null(mail.Headers["X-Evil"]);
        Assert.DoesNotContain("\n", mail.Subject!, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.HtmlBody!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("ana@example.org", Assert.Single(mail.To.Mailboxes).Address);
    }

    [Fact]
    public async Task Whoever_asks_to_be_forgotten_is_and_no_byte_of_the_address_stays_in_the_database()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using MusterServer server = await SubscriberWorld.StartAsync(inbox.Port);
        await server.AddAsync("unforgettable@example.org");
        await server.TellAsync(SubscriberWorld.News("B-1/1"));
        MimeMessage mail = await inbox.MessageAsync("unforgettable@example.org", _ => true, Soon);
        using Browser reader = new(server.Url);
        IHtmlDocument own = await reader.ReadAsync(SubscriberWorld.LinkIn(mail.TextBody));

        IHtmlDocument after = await reader.DoneAsync(own, "erase");

        Assert.Contains("The address was erased", after.Words("main"), StringComparison.Ordinal);
        Subscription left = (await server.FindAsync("unforgettable@example.org"))!;
        Assert.Null(left.Address);
        Assert.NotNull(left.Consent);
    }

    [Fact]
    public async Task The_console_and_the_API_show_addresses_in_part_and_to_admins_alone()
    {
        await using MusterServer server = await SubscriberWorld.StartAsync(port: 1);
        await server.AddAsync("ana@example.org");
        using Browser responder = await server.SignedInAsync("Rita");
        using Browser admin = await server.SignedInAsync("Ada", Muster.Server.Web.Access.AccountRole.Admin);
        Assert.Equal(HttpStatusCode.Forbidden, (await responder.GetAsync("/settings/subscribers")).StatusCode);

        IHtmlDocument page = await admin.ReadAsync("/settings/subscribers");
        Assert.DoesNotContain("ana@example.org", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("a…@example.org", page.Words("#list"), StringComparison.Ordinal);

        IHtmlDocument wrong = await admin.RefusedAsync(page, "add-form", 422, ("addresses", "ben@example.org\nnobody"), ("consent", ""));
        Assert.Contains("Line 2", wrong.Words("#addresses-error"), StringComparison.Ordinal);
        Assert.NotEmpty(wrong.Words("#consent-error"));
        using HttpResponseMessage added = await admin.SubmitAsync(
            page,
            "add-form",
            ("addresses", "ben@example.org\r\nana@example.org"),
            ("consent", "Moved from the old page.")
        );
        Assert.Contains("1 of them are new", (await added.PageAsync()).Words("#added"), StringComparison.Ordinal);

        using HttpClient api = server.Client(await server.KeyAsync(Muster.Storage.Access.ApiKeyScope.Api, "ada"));
        string list = await api.GetStringAsync("/api/v1/subscribers?status=confirmed");
        Assert.Contains("b…@example.org", System.Text.RegularExpressions.Regex.Unescape(list), StringComparison.Ordinal);
        Assert.DoesNotContain("ben@example.org", list, StringComparison.Ordinal);
    }
}
