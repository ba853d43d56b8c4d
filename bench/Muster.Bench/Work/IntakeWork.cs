// How many alerts a second are taken, of ever new label sets and of the same ones again and again.
using Muster.Bench.Load;
using Muster.Bench.Servers;
using Muster.Bench.Telling;

namespace Muster.Bench.Work;

/// <summary>The repeats come first and warm the server up; what begins is warmed up by alerts of its own, and then the lists have time to follow.</summary>
public static class IntakeWork
{
    private const int WarmUpSets = 20_000;

    /// <summary>Of label sets that no storm before had: the batch is in their numbers.</summary>
    private const long Apart = 150_000;

    public static async Task RunAsync(BenchRun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        foreach (IReadOnlyList<int> batches in bench.Batches)
        {
            foreach (Side side in BenchRun.Sides)
            {
                await using IServer server = await bench.StartAsync(side);
                foreach (int batch in batches)
                {
                    await BatchAsync(bench, side, server, batch);
                }
            }
        }
    }

    private static async Task BatchAsync(BenchRun bench, Side side, IServer server, int batch)
    {
        StormPlan repeats = new(batch, BenchRun.RepeatedSets, null, bench.WarmUp, bench.Options.ConnectionsFor(batch));
        await Storm.RunAsync(repeats, server.Door, server.Process, bench.Now);
        if (bench.Options.Only.Contains("repeated"))
        {
            await MeasureAsync(bench, side, server, "repeated", repeats with { Longest = bench.StormMax });
        }

        if (bench.Options.Only.Contains("distinct"))
        {
            StormPlan distinct = repeats with
            {
                First = batch * Apart,
                Sets = Storm.SetsMax,
                AlertsMax = bench.DistinctSets,
                Longest = bench.StormMax,
            };
            int first = Math.Min(WarmUpSets, bench.DistinctSets);
            await Storm.RunAsync(
                distinct with
                {
                    First = distinct.First - first,
                    AlertsMax = first,
                },
                server.Door,
                server.Process,
                bench.Now
            );
            await Task.Delay(bench.Settling);
            await MeasureAsync(bench, side, server, "distinct", distinct);
        }
    }

    private static async Task MeasureAsync(BenchRun bench, Side side, IServer server, string what, StormPlan plan)
    {
        LoadResult result = await Storm.RunAsync(plan, server.Door, server.Process, bench.Now);
        string name = $"{what}, batch {plan.Batch}";
        bench.Figures.Note(side, name, "alerts/s", result.Rate, isMoreBetter: true);
        Note("answer p50", "ms", Percentiles.Of(result.Latencies, 0.5));
        Note("answer p99", "ms", Percentiles.Of(result.Latencies, 0.99));
        Note("processors taken by the server", "%", result.ServerShare * 100);
        Note("processors taken by the generator", "%", result.GeneratorShare * 100);
        await bench.Notes.WriteLineAsync(
            $"{server.Name}: {name}: {result.Rate:0} alerts/s; {result.Accepted} taken in {result.Took.TotalSeconds:0.0} s"
                + (result.Refused > 0 ? $"; REFUSED OR UNANSWERED: {result.Refused} requests" : "")
        );
        if (result.Refused > 0)
        {
            Note("requests refused", "requests", result.Refused);
        }

        void Note(string part, string unit, double? value)
        {
            if (value is { } number)
            {
                bench.Figures.Note(side, $"{name}: {part}", unit, number);
            }
        }
    }
}
