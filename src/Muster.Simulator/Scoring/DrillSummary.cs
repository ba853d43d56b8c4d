// What became of a simulated system, and when: the facts that a score is made of.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

/// <param name="StartedAt">The second in which the cause began.</param>
/// <param name="DetectedAt">The first alert that wakes somebody, complaint of customers or declaration; null when there was none.</param>
/// <param name="MitigatedAt">From when on customers lost no more than <see cref="DrillDefaults.BleedingShare"/>, to the end; a relapse counts. Null when it did not hold.</param>
/// <param name="ResolvedAt">From when on all was whole, nothing refused or switched off and the cause gone, to the end; null when it did not hold.</param>
/// <param name="CustomerMinutesLost">Minutes that people did not get what they came for, over the whole drill.</param>
public sealed record DrillSummary(
    Outcome Outcome,
    int StartedAt,
    int? DetectedAt,
    int? MitigatedAt,
    int? ResolvedAt,
    double CustomerMinutesLost
)
{
    public static DrillSummary Of(DrillRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        int? alert = run.Events.FirstOrDefault(one => Tells(one, run.Variant.Scenario))?.At;
        int started = StartOf(run.Variant);

        // Whoever declares before anything is wrong has detected nothing.
        int? declared = run.Command.DeclaredAt >= started ? run.Command.DeclaredAt : null;
        return Of(run.Variant, run.Course, Earlier(alert, declared), run.Now);
    }

    internal static DrillSummary Of(Variant variant, Course course, int? detected, int end)
    {
        int started = StartOf(variant);
        int? mitigated = course.BledLast is { } bled ? Held(bled, end) : null;
        int? resolved = Held(Math.Max(course.BrokenLast ?? started, course.BledLast ?? started), end);
        Outcome outcome =
            course.BledFrom is null ? Outcome.Unharmed
            : mitigated is null ? Outcome.Down
            : resolved is null ? Outcome.Mitigated
            : Outcome.Resolved;
        return new(outcome, started, detected, mitigated, resolved, course.CustomerMinutesLost);
    }

    private static int StartOf(Variant variant) =>
        variant.Faults.Where(fault => fault.Fault.IsCause).Select(fault => fault.At).FirstOrDefault();

    private static bool Tells(DrillEvent one, Scenario scenario) => one.Kind == EventKind.CustomersReported || one.Pages(scenario);

    private static int? Held(int last, int end) => end - (last + 1) >= DrillDefaults.HoldsSeconds ? last + 1 : null;

    private static int? Earlier(int? one, int? other) => one is { } first && other is { } second ? Math.Min(first, second) : one ?? other;
}
