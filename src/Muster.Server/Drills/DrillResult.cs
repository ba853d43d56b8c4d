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
        $"from the cause on {After("detected", Summary.DetectedAt)}, {After("mitigated", Summary.MitigatedAt)}, {After("resolved", Summary.ResolvedAt)}";

    /// <summary>From when the cause began, as the score measures it: minutes and seconds; a dash when it never came.</summary>
    public string Since(int? at) => Span(Summary.StartedAt, at);

    private string After(string what, int? at) => at is null ? $"not {what}" : $"{what} after {Since(at)}";

    /// <summary>Minutes and seconds from one second to another; a dash when one of them never came.</summary>
    public static string Span(int? from, int? to) => from is { } one && to is { } other ? DrillSecond.Text(Math.Max(0, other - one)) : "—";
}
