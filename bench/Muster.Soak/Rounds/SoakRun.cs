// Round after round: send, strike, go on, stop sending, and ask the oracle.
using System.Diagnostics;
using Muster.Engine.Pager;
using Muster.Oracle.Driving;
using Muster.Oracle.Promises;
using Muster.Oracle.Sending;
using Muster.Peers;
using Muster.Soak.Asking;
using Muster.Soak.Faults;

namespace Muster.Soak.Rounds;

public sealed class SoakRun(SoakOptions options, DateTimeOffset now, TextWriter output)
{
    private const int SendersCount = 4;
    private readonly Ledger _ledger = new();
    private readonly Random _random = new(options.Seed);
    private int _crashes;

    /// <summary>Writes a line a round and a summary; answers whether every promise was kept.</summary>
    public async Task<bool> RunAsync()
    {
        await output.WriteLineAsync(
            $"soak: {options.Mode} on {(options.IsPostgres ? "PostgreSQL" : "SQLite")} for {options.Seconds} s, seed {options.Seed}"
        );
        await using WebhookReceiver receiver = new();
        await using IFault fault = await Fault.BuildAsync(options.Mode, options.IsPostgres, receiver);
        using Senders senders = await Senders.CreateAsync(fault.Station, fault.Nodes, SendersCount, options.Seed, now, _ledger);
        using Judge judge = await Judge.CreateAsync(fault.Station, receiver, _ledger);
        await fault.StartAsync();
        Stopwatch watch = Stopwatch.StartNew();
        int rounds = 0;
        bool isKept = true;
        while (isKept && watch.Elapsed.TotalSeconds < options.Seconds && rounds < (options.Rounds ?? int.MaxValue))
        {
            rounds++;
            await RoundAsync(fault, senders);
            Verdict verdict = await judge.JudgeAsync(_crashes, again: false);
            isKept = await TellAsync($"round {rounds}", verdict);
        }

        isKept = await TellAsync("at the end", await judge.JudgeAsync(_crashes)) && isKept;
        isKept = await VerifyAsync(fault) && isKept;
        await output.WriteLineAsync(
            $"soak: {rounds} rounds in {watch.Elapsed.TotalSeconds:0} s, seed {options.Seed}: "
                + (isKept ? "nothing was lost" : "PROMISES WERE BROKEN; the seed sends the same again")
        );
        return isKept;
    }

    /// <summary>The fault strikes after so many accepted signals as the seed chooses; afterwards signals are accepted again.</summary>
    private async Task RoundAsync(IFault fault, Senders senders)
    {
        using CancellationTokenSource end = new();
        Task sending = senders.RunAsync(end.Token);
        try
        {
            await MoreAsync(_random.Next(100, 2000));
            Stopwatch struck = Stopwatch.StartNew();
            await fault.StrikeAsync(_ledger, _random);
            _crashes += 1 + (int)(struck.Elapsed / PagerDefaults.Lease);
            await MoreAsync(_random.Next(20, 400));
        }
        finally
        {
            await end.CancelAsync();
            await sending;
        }
    }

    private Task MoreAsync(int signals)
    {
        long enough = _ledger.Signals + signals;
        return Until.TrueAsync($"{signals} more signals are accepted", Station.Soon, () => Task.FromResult(_ledger.Signals >= enough));
    }

    private async Task<bool> TellAsync(string when, Verdict verdict)
    {
        await output.WriteLineAsync(
            $"soak: {when}: {_ledger.Signals} signals accepted in {_ledger.Receipts.Count} requests, {_ledger.CutOff} cut off; "
                + $"{_ledger.Groups.Count()} groups due, {verdict.Pages} messages, {verdict.Duplicates} sent twice; "
                + (verdict.IsKept ? "all kept" : $"{verdict.Breaches.Count} BREACHES")
        );
        if (!verdict.IsKept)
        {
            await output.WriteLineAsync(verdict.Told);
        }

        return verdict.IsKept;
    }

    private async Task<bool> VerifyAsync(IFault fault)
    {
        await fault.StopAsync();
        (int code, string said) = await fault.Station.Muster.RunAsync(null, "verify");
        if (code != 0)
        {
            await output.WriteLineAsync($"soak: 'muster verify' ended with {code}: {said}{fault.Station.Muster.LastErrors}");
        }

        return code == 0;
    }
}
