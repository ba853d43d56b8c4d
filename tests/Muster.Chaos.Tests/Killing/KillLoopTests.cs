// Whether anything that was accepted is lost when the server is killed again and again under load.
using System.Diagnostics;
using Muster.Chaos.Tests.Driving;
using Muster.Oracle.Driving;
using Muster.Oracle.Promises;
using Muster.Oracle.Sending;
using Muster.Peers;
using Muster.Server.Hosting;

namespace Muster.Chaos.Tests.Killing;

public sealed class KillLoopTests
{
    private const int Seed = 20261123;
    private const int Kills = 8;

    /// <summary>A slow machine kills less often rather than run on; fewer kills would prove too little, and take as long as they need.</summary>
    private const int KillsMin = 3;
    private const int Count = 4;
    private static readonly TimeSpan LoopMax = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Nothing_accepted_is_lost_while_the_server_is_killed_again_and_again()
    {
        await using WebhookReceiver receiver = new();
        await using Station station = await OnePerson.BuildAsync(receiver);
        Ledger ledger = new();
        DateTimeOffset now = SystemClock.Start().GetUtcNow();
        using Senders senders = await Senders.CreateAsync(station, [station.Muster.Url], Count, Seed, now, ledger);
        using Judge judge = await Judge.CreateAsync(station, receiver, ledger);
        await station.Muster.StartAsync();
        int kills = await RunAsync(station, senders, ledger);

        Verdict verdict = await judge.JudgeAsync(kills);
        Figures.Say($"{verdict.Pages} messages, {verdict.Duplicates} sent twice");
        Assert.True(verdict.IsKept, verdict.Told);
        await station.Muster.Process!.StopAsync();
        (int code, string said) = await station.Muster.RunAsync(null, "verify");
        Assert.True(code == 0, said + station.Muster.LastErrors);
    }

    /// <summary>Sends all the while; kills the server after so many more accepted signals as the seed chooses, and starts it again. Answers how often.</summary>
    private static async Task<int> RunAsync(Station station, Senders senders, Ledger ledger)
    {
        using CancellationTokenSource end = new();
        Task sending = senders.RunAsync(end.Token);
        Random random = new(Seed);
        Stopwatch watch = Stopwatch.StartNew();
        int kills = 0;
        while (kills < KillsMin || (kills < Kills && watch.Elapsed < LoopMax))
        {
            long enough = ledger.Signals + random.Next(100, 1500);
            await Until.TrueAsync("signals are accepted", Station.Soon, () => Task.FromResult(ledger.Signals >= enough));
            await station.KillAsync();
            kills++;
            await station.Muster.StartAsync();
        }

        await end.CancelAsync();
        await sending;
        Figures.Say($"kill -9 {kills} times in {watch.Elapsed.TotalSeconds:0} s, seed {Seed}");
        Figures.Say($"{ledger.Signals} signals accepted in {ledger.Receipts.Count} requests, {ledger.CutOff} requests cut off");
        Assert.True(ledger.CutOff > 0, "No post met a dead server: the kills proved nothing.");
        return kills;
    }
}
