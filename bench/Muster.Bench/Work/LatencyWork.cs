// How long it takes from a new alert to the page in the person's hands: at rest, and while either storm runs.
using System.Diagnostics;
using Muster.Bench.Load;
using Muster.Bench.Servers;
using Muster.Bench.Telling;

namespace Muster.Bench.Work;

/// <summary>Each probe is posted by itself, over a connection of its own, and waits for its page before the next.</summary>
public static class LatencyWork
{
    private const int StormBatch = 64;
    private const int TimesThePeers = 6;

    /// <summary>Twice as many as where only the rate is measured: a storm has many senders, and over eight that wait for a flush it cannot be as fast as is asked for.</summary>
    private const int StormConnections = 16;
    private static readonly TimeSpan PageMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    /// <summary>Probes that had no page in time end a measure after so many: the others would have none either.</summary>
    private const int LostMax = 3;
    private static int _number;

    public static async Task RunAsync(BenchRun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        IReadOnlyList<TimeSpan> flushes = await DiskYardstick.FlushesAsync(bench.Probes, BetweenProbes);
        await bench.Notes.WriteLineAsync(
            $"The disk alone: a flush at the pace of the probes takes p50 {Percentiles.Of(flushes, 0.5):0.0} ms, p99 {Percentiles.Of(flushes, 0.99):0.0} ms; a page of Muster waits for two, one after the other"
        );
        // The peer first, in its own storm: Muster's has six times its rate, or what it can.
        Dictionary<string, double> reached = [];
        foreach (Side side in BenchRun.Sides.Reverse())
        {
            await using IServer server = await bench.StartAsync(side);
            await ProbesAsync(bench, server, bench.Probes);
            await TellAsync(bench, side, "latency, idle", await ProbesAsync(bench, server, bench.ProbesAtRest));
            foreach ((string kind, long sets) in new[] { ("repeated", BenchRun.RepeatedSets), ("distinct", Storm.SetsMax) })
            {
                double? most = reached.TryGetValue(kind, out double peers) ? peers * TimesThePeers : null;
                reached[kind] = await InStormAsync(bench, side, server, kind, sets, most);
            }
        }
    }

    /// <param name="most">Alerts a second; null: as many as are taken.</param>
    private static async Task<double> InStormAsync(BenchRun bench, Side side, IServer server, string kind, long sets, double? most)
    {
        int connections = bench.Options.IsQuick ? 1 : bench.Options.Connections ?? StormConnections;
        StormPlan plan = new(StormBatch, sets, null, TimeSpan.FromMinutes(2), connections) { RateMax = most };
        Storm? storm = null;
        Task<LoadResult> running = Storm.RunAsync(plan, server.Door, server.Process, bench.Now, begun => storm = begun);
        await Task.Delay(Settling);
        Measured measured = await ProbesAsync(bench, server, bench.Probes);
        storm!.Stop();
        LoadResult result = await running;
        string name = $"latency, in a storm of {kind} alerts";
        await TellAsync(bench, side, name, measured);
        bench.Figures.Note(side, $"{name}: the storm", "alerts/s", result.Rate, isMoreBetter: true);
        bench.Figures.Note(side, $"{name}: processors taken by the generator", "%", result.GeneratorShare * 100);
        if (result.Refused > 0)
        {
            bench.Figures.Note(side, $"{name}: requests refused", "requests", result.Refused);
            await bench.Notes.WriteLineAsync($"{server.Name}: {name}: REFUSED OR UNANSWERED: {result.Refused} requests");
        }

        return result.Rate;
    }

    internal static async Task<Measured> ProbesAsync(BenchRun bench, IServer server, int count)
    {
        List<TimeSpan> took = [];
        int lost = 0;
        using Wire wire = new(server.Door.Port);
        for (int probe = 0; probe < count && lost < LostMax; probe++)
        {
            int number = Interlocked.Increment(ref _number);
            byte[] request = Probe.Request(server.Door, number);
            long sent = Stopwatch.GetTimestamp();
            int status = await Task.Run(() => wire.Ask(request));
            if (status is >= 200 and <= 299 && await bench.Receiver.ArrivalAsync(number, PageMax) is { } arrived)
            {
                took.Add(Stopwatch.GetElapsedTime(sent, arrived));
            }
            else
            {
                lost++;
            }

            await Task.Delay(BetweenProbes);
        }

        took.Sort();
        return new(took, lost);
    }

    internal static async Task TellAsync(BenchRun bench, Side side, string name, Measured measured)
    {
        double? half = Percentiles.Of(measured.Took, 0.5);
        double? most = Percentiles.Of(measured.Took, 0.99);
        await bench.Notes.WriteLineAsync(
            $"{side}: {name}: {measured.Took.Count} pages, p50 {half:0.0} ms, p99 {most:0.0} ms, {measured.Lost} not paged in {PageMax.TotalSeconds:0} s"
        );
        if (half is { } p50 && most is { } p99)
        {
            bench.Figures.Note(side, $"{name}: page p50", "ms", p50);
            bench.Figures.Note(side, $"{name}: page p99", "ms", p99);
        }

        if (measured.Lost > 0)
        {
            bench.Figures.Note(side, $"{name}: not paged in {PageMax.TotalSeconds:0} s", "probes", measured.Lost);
        }
    }

    /// <param name="Took">Sorted.</param>
    internal sealed record Measured(IReadOnlyList<TimeSpan> Took, int Lost);
}
