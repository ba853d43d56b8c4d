// How many alerts a second are taken, of ever new label sets and of the same ones again and again.
using Muster.Bench.Load;
using Muster.Bench.Servers;
using Muster.Bench.Telling;

namespace Muster.Bench.Work;

/// <summary>The repeats come first and warm the server up.</summary>
public static class IntakeWork
{
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
        StormPlan repeats = new(batch, BenchRun.RepeatedSets, null, bench.WarmUp, bench.Options.Connections);
        await Storm.RunAsync(repeats, server.Door, server.Process, bench.Now);
        if (bench.Options.Only.Contains("repeated"))
        {
            await MeasureAsync(bench, side, server, "repeated", repeats with { Longest = bench.StormMax });
        }

        if (bench.Options.Only.Contains("distinct"))
        {
            // Label sets that no storm before had: the batch is in their numbers.
            StormPlan distinct = repeats with
            {
                First = batch * 100_000L,
                Sets = Storm.SetsMax,
                AlertsMax = bench.DistinctSets,
                Longest = bench.StormMax,
            };
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
