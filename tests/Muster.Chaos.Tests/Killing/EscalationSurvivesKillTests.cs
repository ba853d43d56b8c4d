// Whether the second step of a page is paged on time, and once, when the server was killed between the steps.
using System.Diagnostics;
using System.Globalization;
using Muster.Chaos.Tests.Driving;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.Killing;

public sealed class EscalationSurvivesKillTests
{
    /// <summary>How late a step may be, after its due time or after the server is ready again when that is later.</summary>
    private static readonly TimeSpan LateMax = TimeSpan.FromSeconds(3);

    /// <summary>How long a duplicate is waited for: longer than the pause before a second attempt.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(4);

    /// <summary>After the first e-mail; the second step was due before that.</summary>
    private static readonly TimeSpan DownUntil = TimeSpan.FromSeconds(16);

    private const string Organisation = """
        name: Chaos
        people:
          ana: { name: Ana Silva, email: ana@example.org, zone: Europe/Lisbon }
          ben: { name: Ben Okafor, email: ben@example.org, zone: Europe/London }
        teams:
          streaming: { name: Streaming, members: [ana, ben] }
        services:
          playback-api: { name: Playback API, team: streaming, tier: 0, alwaysOn: true, escalationPolicy: streaming }
        escalationPolicies:
          streaming:
            name: Streaming
            steps:
              - { targets: ["person:ana"], wait: 15s }
              - { targets: ["person:ben"], wait: 5m }
            repeat: 0
        routes:
          - { id: playback, matchers: ['service="playback-api"'], service: playback-api, groupBy: [alertname] }
        """;

    /// <summary>When the killed server is started again.</summary>
    private enum Restart
    {
        BeforeTheStepIsDue,
        AfterTheStepWasDue,
    }

    [Fact]
    public Task The_second_step_is_paged_on_time_and_once_on_sqlite() =>
        Task.WhenAll(TellAsync(Restart.BeforeTheStepIsDue, null), TellAsync(Restart.AfterTheStepWasDue, null));

    [Fact]
    public async Task The_second_step_is_paged_on_time_and_once_on_postgresql()
    {
        await using PostgresServer postgres = await PostgresServer.StartAsync();
        string first = await postgres.NewDatabaseAsync();
        string second = await postgres.NewDatabaseAsync();
        await Task.WhenAll(TellAsync(Restart.BeforeTheStepIsDue, first), TellAsync(Restart.AfterTheStepWasDue, second));
    }

    private static async Task TellAsync(Restart restart, string? postgres)
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using Station station = await Station.BuildAsync(Organisation, postgres, Station.MailTo(inbox.Port));
        await station.Muster.StartAsync();
        await station.PostAsync(("alertname", "HighErrorRate"), ("severity", "critical"), ("service", "playback-api"));
        await inbox.MessageAsync("ana@example.org", _ => true, Station.Soon);
        Stopwatch sinceMail = Stopwatch.StartNew();

        // A server that dies between the send and its record must send again: that is another test's duplicate.
        await Until.TrueAsync("the first delivery is recorded", Station.Soon, async () => await station.Database.SentAsync() == 1);
        DateTimeOffset due = await DueAsync(station);
        await station.KillAsync();
        if (restart == Restart.AfterTheStepWasDue)
        {
            TimeSpan left = DownUntil - sinceMail.Elapsed;
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        Assert.DoesNotContain(inbox.Arrivals(), arrival => arrival.IsTo("ben@example.org"));
        await station.Muster.StartAsync();
        Stopwatch sinceReady = Stopwatch.StartNew();
        await inbox.MessageAsync("ben@example.org", _ => true, Station.Soon);
        TimeSpan afterReady = sinceReady.Elapsed;
        await JudgeAsync(restart, inbox, due, afterReady);
    }

    private static async Task JudgeAsync(Restart restart, SmtpInbox inbox, DateTimeOffset due, TimeSpan afterReady)
    {
        Arrival second = inbox.Arrivals().First(arrival => arrival.IsTo("ben@example.org"));
        TimeSpan late = second.At - due;
        Figures.Say($"{restart}: second step {late.TotalMilliseconds:0} ms after due, {afterReady.TotalMilliseconds:0} ms after ready");
        Assert.True(late >= TimeSpan.Zero, $"The second step was paged {-late.TotalMilliseconds:0} ms before it was due.");
        TimeSpan excess = late < afterReady ? late : afterReady;
        Assert.True(
            excess <= LateMax,
            $"{restart}: the second step came {late.TotalSeconds:0.0} s after it was due and {afterReady.TotalSeconds:0.0} s after the server was ready."
        );
        await Task.Delay(Afterwards);
        Assert.Single(inbox.Arrivals(), arrival => arrival.IsTo("ben@example.org"));
        Assert.Single(inbox.Arrivals(), arrival => arrival.IsTo("ana@example.org"));
    }

    /// <summary>When the page's next step is due, as the server wrote it down before it died.</summary>
    private static async Task<DateTimeOffset> DueAsync(Station station)
    {
        string due = Assert.Single(await station.Database.TextsAsync("SELECT due_at FROM timers WHERE subject LIKE 'page/%'"));
        return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(due, CultureInfo.InvariantCulture));
    }
}
