// Whether people are reached at once by one channel while another one hangs.
using System.Diagnostics;
using Muster.Chaos.Tests.Driving;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.Channels;

public sealed class SlowChannelTests
{
    /// <summary>From the post of the alert to the webhook.</summary>
    private static readonly TimeSpan ReachedMax = TimeSpan.FromSeconds(3);

    /// <summary>More people with e-mail alone than the pager sends to at a time, so that the channel is full.</summary>
    private const int Others = 10;

    [Fact]
    public async Task A_mail_server_that_hangs_does_not_delay_a_webhook()
    {
        await using SmtpTarpit tarpit = new();
        await using WebhookReceiver receiver = new();
        await using Station station = await Station.BuildAsync(
            Organisation(receiver.Url),
            null,
            Station.MailTo(tarpit.Port),
            ("MUSTER_ALLOW_PRIVATE_WEBHOOKS", "true")
        );
        await station.Muster.StartAsync();
        await FillTheMailAsync(station, tarpit);

        Stopwatch watch = Stopwatch.StartNew();
        await station.PostAsync(("alertname", "Second"), ("service", "playback-api"));
        await Until.TrueAsync("the webhook arrives", Station.Soon, () => Task.FromResult(Reached(receiver, "Second")));
        Figures.Say($"webhook {watch.ElapsedMilliseconds} ms after the post, {tarpit.Held} connections held by the mail server");
        Assert.True(watch.Elapsed <= ReachedMax, $"The webhook came after {watch.Elapsed.TotalSeconds:0.0} s.");
        await FailuresAreShownAsync(station);
    }

    /// <summary>A first alert keeps every hand of the e-mail channel busy.</summary>
    private static async Task FillTheMailAsync(Station station, SmtpTarpit tarpit)
    {
        await station.PostAsync(("alertname", "First"), ("service", "playback-api"));
        await Until.TrueAsync("the mail server holds connections", Station.Soon, () => Task.FromResult(tarpit.Held >= 8));
    }

    /// <summary>The page of the alert group says to whom and why an attempt failed.</summary>
    private static async Task FailuresAreShownAsync(Station station)
    {
        string group = Assert.Single(await station.Database.TextsAsync("SELECT id FROM alert_groups WHERE title LIKE '%First%'"));
        string key = await station.Muster.MustRunAsync(null, "key", "create", "reader", "--scope", "api");
        using HttpClient reader = station.ClientOf(key);
        await Until.TrueAsync(
            "the failed attempts are shown",
            Station.Soon,
            async () =>
            {
                string page = await reader.GetStringAsync(new Uri("/alerts/" + group, UriKind.Relative));

                // The channel and the pager both give up after 10 s; either may be the first to say so.
                return page.Contains("took too long", StringComparison.Ordinal)
                    || page.Contains("did not answer", StringComparison.Ordinal);
            }
        );
    }

    private static bool Reached(WebhookReceiver receiver, string title) =>
        receiver.All.Any(taken => taken.Title.Contains(title, StringComparison.Ordinal));

    private static string Organisation(Uri webhook)
    {
        int[] numbers = [.. Enumerable.Range(0, Others)];
        string people = string.Join(
            "\n",
            numbers.Select(number =>
                $"  person-{number}: {{ name: Person {number}, email: person-{number}@example.org, zone: Europe/Rome }}"
            )
        );
        string targets = string.Join(", ", numbers.Select(number => $"\"person:person-{number}\""));
        return $$"""
            name: Chaos
            people:
              cleo:
                name: Cleo Marin
                email: cleo@example.org
                zone: Europe/Rome
                contacts: [{ webhook: "{{webhook}}" }]
            {{people}}
            teams:
              streaming: { name: Streaming, members: [cleo] }
            services:
              playback-api: { name: Playback API, team: streaming, tier: 0, alwaysOn: true, escalationPolicy: streaming }
            escalationPolicies:
              streaming: { name: Streaming, steps: [{ targets: [{{targets}}, "person:cleo"], wait: 30m }], repeat: 0 }
            routes:
              - { id: playback, matchers: ['service="playback-api"'], service: playback-api, groupBy: [alertname] }
            """;
    }
}
