// The plans that the search for par tries, counted, so that it ends.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

/// <param name="nothing">What the variant comes to when nobody does anything.</param>
internal sealed class Trials(Variant variant, DrillSummary nothing, int most)
{
    /// <summary>How much of doing nothing a resolution at the very end counts: of two plans that save customers alike, the one that is done sooner is better.</summary>
    private const double LateShare = 0.02;

    private int _tried;

    public bool IsSpent => _tried >= most;

    /// <summary>The plan of doing nothing, which needs no trial.</summary>
    public Plan Nothing => new([], nothing, Cost(nothing));

    public Plan Try(IEnumerable<Act> acts)
    {
        _tried++;
        List<Act> inOrder = [.. acts.OrderBy(act => act.At)];
        DrillSummary summary = Trial.Play(variant, inOrder, nothing.DetectedAt);
        return new(inOrder, summary, Cost(summary));
    }

    private double Cost(DrillSummary summary) =>
        summary.CustomerMinutesLost
        + (LateShare * nothing.CustomerMinutesLost * ((double)(summary.ResolvedAt ?? variant.Seconds) / variant.Seconds));
}
