// Does what was asked for, as many times as were asked for.

namespace Muster.Bench.Work;

public static class Works
{
    public static async Task RunAsync(BenchRun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        for (int run = 1; run <= bench.Options.Runs; run++)
        {
            await bench.Notes.WriteLineAsync($"Run {run} of {bench.Options.Runs}.");
            if (bench.Options.Only.Overlaps(["distinct", "repeated"]))
            {
                await IntakeWork.RunAsync(bench);
            }

            if (bench.Options.Only.Contains("latency"))
            {
                await LatencyWork.RunAsync(bench);
            }

            if (bench.Options.Only.Overlaps(["memory", "restart"]))
            {
                await FootprintWork.RunAsync(bench);
            }

            if (bench.Options.Only.Contains("subscribers"))
            {
                await SubscribersWork.RunAsync(bench);
            }

            if (bench.Options.Only.Contains("readers"))
            {
                await ReadersWork.RunAsync(bench);
            }

            if (bench.Options.Only.Contains("year"))
            {
                await YearWork.RunAsync(bench);
            }

            if (bench.Options.Only.Contains("lists"))
            {
                await ListsWork.RunAsync(bench);
            }

            if (bench.Options.Only.Contains("simulator"))
            {
                await SimulatorWork.RunAsync(bench);
            }
        }
    }

    /// <summary>Lines that lack a side, and works without a line; empty when all is there.</summary>
    public static IReadOnlyList<string> Missing(BenchRun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        return
        [
            .. bench
                .Options.Only.Where(work => !bench.Figures.Lines.Any(line => line.What.StartsWith(work, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
            .. bench
                .Figures.Lines.Where(line => line.IsAlwaysThere && BenchRun.Sides.Any(side => line.Median(side) is null or 0))
                .Select(line => line.What),
        ];
    }
}
