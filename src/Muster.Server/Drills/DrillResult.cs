// What came of a drill that is over: its outcome, and its times.
using Muster.Simulator.Drills;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills;

/// <param name="Whole">Played to the end of the scenario, with what was done until the drill ended.</param>
public sealed record DrillResult(PlayedDrill Whole)
{
    public DrillSummary Summary { get; } = DrillSummary.Of(Whole.Run);

    public string Outcome =>
        Summary.Outcome switch
        {
            Muster.Simulator.Scoring.Outcome.Resolved => "Resolved",
            Muster.Simulator.Scoring.Outcome.Mitigated => "Mitigated",
            Muster.Simulator.Scoring.Outcome.Unharmed => "Unharmed",
            Muster.Simulator.Scoring.Outcome.Down => "Still down",
        };

    public string Times =>
        $"{After("detected", Summary.StartedAt, Summary.DetectedAt)}; from the first sign on {After("mitigated", Summary.DetectedAt, Summary.MitigatedAt)}, "
        + After("resolved", Summary.DetectedAt, Summary.ResolvedAt);

    private static string After(string what, int? from, int? to) =>
        from is null || to is null ? $"not {what}" : $"{what} after {Span(from, to)}";

    /// <summary>Minutes and seconds from one second to another; a dash when one of them never came.</summary>
    public static string Span(int? from, int? to) => from is { } one && to is { } other ? DrillSecond.Text(Math.Max(0, other - one)) : "—";
}
