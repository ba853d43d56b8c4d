// Whether the oracle sees a loss: an oracle that cannot say no proves nothing.
using Microsoft.AspNetCore.Builder;
using Muster.Chaos.Tests.Driving;
using Muster.Engine.Ports;
using Muster.Oracle.Driving;
using Muster.Oracle.Promises;
using Muster.Oracle.Sending;
using Muster.Peers;
using Muster.Server.Hosting;

namespace Muster.Chaos.Tests.Judging;

public sealed class OracleTests
{
    private const int Seed = 20261128;
    private const int Signals = 150;

    /// <summary>Pages about what was lost never come: they are not waited for long.</summary>
    private static readonly TimeSpan Impatient = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_server_that_answers_before_it_commits_is_caught_and_one_that_commits_first_is_not()
    {
        await using WebhookReceiver receiver = new();
        await using Station station = await OnePerson.BuildAsync(receiver);
        Ledger ledger = new();
        DateTimeOffset now = SystemClock.Start().GetUtcNow();
        using Senders senders = await Senders.CreateAsync(station, [station.Muster.Url], 1, Seed, now, ledger);
        using Judge judge = await Judge.CreateAsync(station, receiver, ledger);

        await SendAndDieAsync(station, senders, ledger, "honest", log => log);
        Verdict honest = await JudgeAsync(station, judge, "after-honest", null);
        Assert.True(honest.IsKept, honest.Told);
        Assert.True(honest.Pages > 0);

        HastyLog? hasty = null;
        await SendAndDieAsync(station, senders, ledger, "hasty", log => hasty = new(log));
        Verdict caught = await JudgeAsync(station, judge, "after-hasty", Impatient);
        Figures.Say($"the oracle tells of {caught.Breaches.Count} breaches, such as: {caught.Breaches[0]}");
        Assert.Equal(HastyLog.Behind, caught.Breaches.Count(one => one.StartsWith("The receipt ", StringComparison.Ordinal)));
        List<string> lost = [.. caught.Breaches.Where(one => one.EndsWith(", and is lost.", StringComparison.Ordinal))];
        Assert.Contains(lost, one => one.StartsWith("steady-s0-", StringComparison.Ordinal));
        Assert.All(lost, one => Assert.Contains($"\"{one.Split(' ')[0]}\"", hasty!.Unwritten, StringComparison.Ordinal));
    }

    /// <summary>Sends to a server whose database is late, until it dies.</summary>
    private static async Task SendAndDieAsync(
        Station station,
        Senders senders,
        Ledger ledger,
        string node,
        Func<IIntakeLog, IIntakeLog> around
    )
    {
        await using WebApplication host = await OwnHost.StartAsync(
            station,
            node,
            services =>
            {
                OwnHost.Wrap(services, around);
                OwnHost.Wrap<IAlertRows>(services, rows => new LateRows(rows));
            }
        );
        using CancellationTokenSource end = new();
        Task sending = senders.RunAsync(end.Token);
        long enough = ledger.Signals + Signals;
        await Until.TrueAsync("signals are accepted", Station.Soon, () => Task.FromResult(ledger.Signals >= enough));
        await end.CancelAsync();
        await sending;
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What a sound server finds when it starts on the data that the other one left.</summary>
    private static async Task<Verdict> JudgeAsync(Station station, Judge judge, string node, TimeSpan? patience)
    {
        await using WebApplication host = await OwnHost.StartAsync(station, node, _ => { });
        Verdict verdict = await judge.JudgeAsync(0, patience: patience);
        await host.StopAsync(TestContext.Current.CancellationToken);
        return verdict;
    }
}
