// What came of a drill that is over: its times, what customers lost, and how to tell it.
using System.Globalization;
using Muster.Simulator.Drills;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills;

/// <param name="Whole">Played to the end of the scenario, with what was done until the drill ended.</param>
public sealed record DrillResult(PlayedDrill Whole)
{
    /// <summary>A summary that takes longer to read is not read.</summary>
    private const int DeedsMax = 12;

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

    /// <summary>The run in four lines: situation, task, action, result.</summary>
    public string Star
    {
        get
        {
            string done = string.Join(
                "; ",
                Whole
                    .Run.Events.Where(one => one.Kind is EventKind.WorkBegan or EventKind.Commanded)
                    .Take(DeedsMax)
                    .Select(one => $"{DrillSecond.Text(one.At)} {one.Text.TrimEnd('.')}")
            );
            string brief = Whole.Scenario.Brief.ReplaceLineEndings(" ").Trim();
            string level = Whole.Run.Variant.Difficulty.ToString();
            string lost = Summary.CustomerMinutesLost.ToString("N0", CultureInfo.InvariantCulture);
            return string.Join(
                "\n",
                $"Situation: {Whole.Scenario.Title}. {brief}",
                $"Task: command the response as Incident Commander in a drill ({level}, variant {Whole.Drill.Seed}): stop the impact, keep people informed, find the cause.",
                $"Action: {(done.Length > 0 ? done : "none was taken")}.",
                $"Result: {Outcome.ToLowerInvariant()}; {Times}; {lost} customer-minutes lost."
            );
        }
    }

    private static string After(string what, int? from, int? to) =>
        from is null || to is null ? $"not {what}" : $"{what} after {Span(from, to)}";

    /// <summary>Minutes and seconds from one second to another; a dash when one of them never came.</summary>
    public static string Span(int? from, int? to) => from is { } one && to is { } other ? DrillSecond.Text(Math.Max(0, other - one)) : "—";
}
