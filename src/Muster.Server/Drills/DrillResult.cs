// What came of a drill that is over: its times, what customers lost, and how to tell it.
using System.Globalization;
using Muster.Core.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

/// <param name="Whole">Played to the end of the scenario, with what was done until the drill ended.</param>
public sealed record DrillResult(PlayedDrill Whole)
{
    private Drill Drill => Whole.Drill;

    private Scenario Scenario => Whole.Scenario;

    private DrillRun Run => Whole.Run;

    /// <summary>When the cause began.</summary>
    public int? ImpactAt => Run.Variant.Faults.Where(fault => fault.Fault.IsCause).Select(fault => (int?)fault.At).Min();

    /// <summary>The first sign that the team could see, of monitoring or of customers, or its declaration.</summary>
    public int? DetectedAt =>
        Run
            .Events.Where(one => one.Kind is EventKind.AlertRaised or EventKind.CustomersReported && one.At >= (ImpactAt ?? 0))
            .Select(one => (int?)one.At)
            .Append(Run.Command.DeclaredAt)
            .Min();

    /// <summary>From when on customers lost no more than people notice, to the end; null when it bled at the end.</summary>
    public int? MitigatedAt => From(DrillDefaults.BleedingShare, 0);

    /// <summary>From when on the service was whole, with nothing refused or switched off; null when it was not at the end.</summary>
    public int? ResolvedAt =>
        Run.System.IsReduced || Run.Variant.Faults.Any(fault => fault.Fault.IsCause && Run.System.Standing.Contains(fault.Fault.Id))
            ? null
            : From(DrillDefaults.WholeShare, LastWork);

    /// <summary>Minutes that customers could not do what they came for, all of them together.</summary>
    public double CustomerMinutesLost => Run.Seconds.Sum(second => second.PeopleLost) / 60;

    public string Outcome =>
        ResolvedAt is not null ? "Resolved"
        : MitigatedAt is not null ? "Mitigated"
        : "Still down";

    /// <summary>The run in four sentences: situation, task, action, result.</summary>
    public string Star
    {
        get
        {
            string done = string.Join(
                "; ",
                Run.Events.Where(one => one.Kind is EventKind.WorkBegan or EventKind.Commanded && one.Act is not null)
                    .Take(12)
                    .Select(one => $"{DrillSecond.Text(one.At)} {one.Text.TrimEnd('.')}")
            );
            return string.Join(
                "\n",
                $"Situation: {Scenario.Title}. {Scenario.Brief.ReplaceLineEndings(" ").Trim()}",
                $"Task: command the response as Incident Commander in a drill ({Run.Variant.Difficulty}, variant {Drill.Seed}): stop the impact, keep people informed, find the cause.",
                $"Action: {(done.Length > 0 ? done : "none was taken")}.",
                $"Result: {Outcome.ToLowerInvariant()}; {Times}; {CustomerMinutesLost.ToString("N0", CultureInfo.InvariantCulture)} customer-minutes lost."
            );
        }
    }

    public string Times =>
        $"detected after {Span(ImpactAt, DetectedAt)}, mitigated after {Span(DetectedAt, MitigatedAt)}, resolved after {Span(DetectedAt, ResolvedAt)}";

    /// <summary>Minutes and seconds from one second to another; `—` when one of them never came.</summary>
    public static string Span(int? from, int? to) => from is { } one && to is { } other ? DrillSecond.Text(Math.Max(0, other - one)) : "—";

    private int LastWork => Run.Events.Where(one => one.Kind == EventKind.WorkDone).Select(one => one.At).DefaultIfEmpty(0).Max();

    /// <summary>The second after the last one in which customers lost more than this share; null when that is less than a minute before the end.</summary>
    private int? From(double share, int earliest)
    {
        int last = Run.Seconds.Where(second => second.LossShare > share).Select(second => second.At).DefaultIfEmpty(-1).Max();
        int from = Math.Max(last + 1, earliest);
        return last < 0 ? ImpactAt
            : from <= Drill.Seconds - DrillDefaults.HoldsSeconds ? from
            : null;
    }
}
