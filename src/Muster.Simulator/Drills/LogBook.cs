// What the components of a simulated system wrote into their logs.
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

public static class LogBook
{
    /// <summary>The lines so far, the latest first, each with its second: as often as the line says, and where it has a condition while that has held for its time.</summary>
    public static IEnumerable<(int At, LogLine Line)> Latest(DrillRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run
            .Monitoring.Samples.Reverse()
            .SelectMany(sample => run.Variant.Logs.Where(line => IsWritten(run, line, sample)).Select(line => (sample.Second.At, line)));
    }

    private static bool IsWritten(DrillRun run, LogLine line, Sample sample)
    {
        int at = sample.Second.At;
        return at % Math.Max(line.EverySeconds, DrillDefaults.ScrapeSeconds) < DrillDefaults.ScrapeSeconds
            && (
                line.When is not { } when
                || run.Monitoring.Samples.Where(one => one.Second.At <= at && one.Second.At >= at - when.ForSeconds)
                    .All(one => Holds(run, when, one))
            );
    }

    private static bool Holds(DrillRun run, Condition when, Sample sample)
    {
        double value = Monitoring.Value(sample.Readings[run.System.World.PlaceOf(when.Component)!.Value], when.Metric);
        return when.IsAbove ? value > when.Threshold : value < when.Threshold;
    }
}
