// How long an hour of each scenario that comes with Muster takes, and how long the search for its best run.
using System.Diagnostics;
using Muster.Bench.Telling;
using Muster.Server.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Bench.Work;

/// <summary>
/// In the bench's own process and on one core. There is no other simulator of this kind to stand beside it: the peer is a yardstick, a fixed piece of arithmetic that
/// tells how fast this core is at this moment.
/// </summary>
public static class SimulatorWork
{
    /// <summary>What an hour may cost, so that a drill is played again for every look at it.</summary>
    public const double BudgetMilliseconds = 10;

    /// <summary>Compiled while it runs: what somebody waits for who is the first to look at a drill.</summary>
    private const string First = "simulator, the first hour in a new process";

    private const int Seed = 1;
    private const int YardstickSteps = 4_000_000;

    public static async Task RunAsync(BenchRun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        (int warm, int times) = bench.Options.IsQuick ? (1, 3) : (50, 31);
        foreach (Scenario scenario in ScenarioLibrary.All.Take(bench.Options.IsQuick ? 2 : int.MaxValue))
        {
            Variant hour = new(scenario with { Minutes = 60 }, Seed, Difficulty.Practised);
            double first = Milliseconds(() => DrillRun.Play(hour, []).Now);
            Median(warm, Yardstick);
            Median(warm, () => DrillRun.Play(hour, []).Now);
            double median = Median(times, () => DrillRun.Play(hour, []).Now);
            double par = Milliseconds(() => Par.Find(new Variant(scenario, Seed, Difficulty.Practised)).KnownAt);
            double yardstick = Median(times, Yardstick);
            if (bench.Figures.Lines.All(line => line.What != First))
            {
                Note(First, first);
            }

            Note($"simulator, an hour of {scenario.Id} (budget {BudgetMilliseconds:0} ms)", median);
            Note($"simulator, par of {scenario.Id}", par);
            await bench.Notes.WriteLineAsync(
                $"simulator: {scenario.Id}: an hour in {median:0.0} ms, par in {par:0} ms; the yardstick in {yardstick:0.0} ms"
                    + (!bench.Options.IsQuick && median > BudgetMilliseconds ? $"; OVER THE BUDGET OF {BudgetMilliseconds:0} ms" : "")
            );

            void Note(string what, double value)
            {
                bench.Figures.Note(Side.Muster, what, "ms", value);
                bench.Figures.Note(Side.Peer, what, "ms", yardstick);
            }
        }
    }

    /// <summary>Multiplications and additions, each of which waits for the one before.</summary>
    private static double Yardstick()
    {
        double value = 1;
        for (int step = 0; step < YardstickSteps; step++)
        {
            value = (value * 0.999) + 0.5;
        }

        return value;
    }

    private static double Median(int times, Func<double> work) =>
        Enumerable.Range(0, times).Select(_ => Milliseconds(work)).Order().ElementAt(times / 2);

    private static double Milliseconds(Func<double> work)
    {
        long before = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
    }
}
