// One variant of a scenario that somebody tries out, left to itself.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills.Preview;

/// <param name="Nothing">The variant when nobody does anything.</param>
public sealed record VariantPreview(DrillRun Nothing)
{
    public Variant Variant => Nothing.Variant;

    public DrillSummary Summary { get; } = DrillSummary.Of(Nothing);

    /// <summary>The share of what customers wanted that was lost, second by second.</summary>
    public IReadOnlyList<double> Loss { get; } = [.. Nothing.Seconds.Select(second => second.LossShare)];

    /// <summary>The alerts that were raised, each with the second in which it was first.</summary>
    public IEnumerable<DrillEvent> Alerts =>
        Nothing.Events.Where(one => one.Kind == EventKind.AlertRaised).DistinctBy(alert => alert.Subject);
}
