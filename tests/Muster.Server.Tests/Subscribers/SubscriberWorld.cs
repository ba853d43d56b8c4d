// A server with a mail server of its own, and people who subscribe to its status page.
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Engine.Reactions;
using Muster.Server.Channels.Email;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Hosting;
using Muster.Server.Subscribers;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Subscribers;

internal static partial class SubscriberWorld
{
    private const string Page = """
        statusPage: { name: Playback, languages: [en, de] }
        components:
          player: { name: Player }
          paying: { name: Paying }
        """;

    public static async Task<MusterServer> StartAsync(int port, Func<MusterOptions, MusterOptions>? more = null)
    {
        MusterServer server = await MusterServer.StartAsync(options =>
        {
            MusterOptions mailed = options with
            {
                Mail = new MailSettings.Smtp(
                    "127.0.0.1",
                    port,
                    null,
                    null,
                    ImplicitTls: false,
                    StartTls.WhereOffered,
                    Verify: true,
                    new MailboxAddress("Playback", "status@example.org")
                )
                {
                    Bounces = new("", "bounce@example.org"),
                },
            };
            return more is null ? mailed : more(mailed);
        });
        await server.Services.PutAsync(Page);
        return server;
    }

    /// <summary>Fills in the form as a person does.</summary>
    public static async Task<HttpResponseMessage> SubscribeAsync(
        this MusterServer server,
        Browser browser,
        params (string Name, string Value)[] typed
    )
    {
        IHtmlDocument page = await browser.ReadAsync("/status/subscribe");
        server.Clock.FastForward(TimeSpan.FromSeconds(3));
        return await browser.SubmitAsync(page, "subscribe", typed);
    }

    /// <summary>Puts confirmed subscribers there as an admin does.</summary>
    public static async Task AddAsync(this MusterServer server, params string[] addresses)
    {
        (Outcome outcome, _) = await server
            .Services.GetRequiredService<SubscriptionBook>()
            .AddAsync(
                [.. addresses.Select(one => new SubscriptionWish(SubscriberChannel.Email, one, [], "en"))],
                "They asked at the counter.",
                Actor.Person("admin")
            );
        Assert.IsType<Outcome.Done>(outcome);
    }

    public static StatusNews News(string key, string title = "Slow starts", string page = "Playback") =>
        new(
            key,
            "B-1",
            page,
            BulletinKind.Incident,
            title,
            BulletinStatus.Investigating,
            BulletinImpact.Minor,
            "Videos start late. We are looking into it.",
            [new(new("player"), "Player", ComponentStatus.DegradedPerformance)],
            new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero),
            NextUpdateAt: null,
            "/incidents/B-1/"
        );

    public static async Task TellAsync(this MusterServer server, StatusNews news) =>
        Assert.IsType<Outcome.Done>(
            await server
                .Services.GetRequiredService<CommandRunner>()
                .RunAsync(
                    null,
                    (work, _) =>
                    {
                        SubscriberPost.Tell(work, news);
                        return Task.FromResult<Rejection?>(null);
                    },
                    CancellationToken.None
                )
        );

    public static async Task<Subscription?> FindAsync(
        this MusterServer server,
        string address,
        SubscriberChannel way = SubscriberChannel.Email
    ) =>
        await server
            .Services.GetRequiredService<SubscriptionBook>()
            .FindAsync(server.Services.GetRequiredService<SubscriptionLinks>().IdOf(way, address), CancellationToken.None);

    /// <summary>An outage of the player, as somebody publishes it.</summary>
    public static async Task<BulletinCommand> OutageAsync(Work work, CancellationToken cancel) =>
        new BulletinCommand.OpenIncident(
            new(1),
            await work.OrganisationAsync(cancel),
            "Films stop",
            Incident: null,
            Severity: null,
            BulletinImpact.Major,
            BulletinStatus.Investigating,
            [new(new("player"), ComponentStatus.PartialOutage)],
            "We look into it.",
            NextUpdateAt: null,
            StartedAt: null,
            "u1",
            Actor.Person("ana"),
            work.Now
        );

    /// <summary>The path of the first link in a text that ends so.</summary>
    public static string LinkIn(string? text, string end = "") =>
        new Uri(
            Links().Matches(text ?? "").Select(match => match.Value).First(link => link.EndsWith(end, StringComparison.Ordinal))
        ).AbsolutePath;

    [GeneratedRegex(@"https?://\S+/status/subscriptions/[A-Za-z0-9_/-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
