// The plans that the search for par tries, counted, so that it ends.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

/// <param name="nothing">What the variant comes to when nobody does anything.</param>
internal sealed class Trials(Variant variant, DrillSummary nothing, int most)
{
    /// <summary>How much of doing nothing a resolution at the very end counts: of two plans that save customers alike, the one that is done sooner is better.</summary>
    private const double LateShare = 0.02;

    /// <summary>How much of it a plan counts more that leaves something broken, refused or switched off: who learns from the best run should see it mended.</summary>
    private const double UnmendedShare = 0.1;

    private int _tried;

    public bool IsSpent => _tried >= most;

    /// <summary>The plan of doing nothing, which needs no trial.</summary>
    public Plan Nothing => new([], nothing, Cost(nothing));

    /// <summary>Null when it costs no less than <paramref name="below"/>: that is known long before the end.</summary>
    public Plan? Try(IEnumerable<Act> acts, double below = double.MaxValue)
    {
        _tried++;
        List<Act> inOrder = [.. acts.OrderBy(act => act.At)];
        return
            Trial.Play(variant, inOrder, nothing.DetectedAt, course => Cost(course.CustomerMinutesLost, course.BrokenLast ?? 0) >= below)
                is { } summary
            && Cost(summary) is var cost
            && cost < below
            ? new(inOrder, summary, cost)
            : null;
    }

    private double Cost(DrillSummary summary) =>
        Cost(summary.CustomerMinutesLost, summary.ResolvedAt ?? variant.Seconds)
        + (summary.ResolvedAt is null ? UnmendedShare * nothing.CustomerMinutesLost : 0);

    private double Cost(double lost, int broken) => lost + (LateShare * nothing.CustomerMinutesLost * ((double)broken / variant.Seconds));
}
