// The turning points of an incident, found in its record by a written rule.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Reviews;

/// <summary>
/// The rule (docs/reviews.md): the beginning of the impact, its detection and the declaration; the first acknowledgement; each change of command and of severity; the first
/// statement; each mitigation that was tried, and what came of it; each promise that was missed; broken glass; the end of the impact; each resolution and reopening.
/// Talk, notes, tasks, other roles and further statements turn nothing.
/// </summary>
public static class TurningPoints
{
    /// <summary>In the order of the instants; of two at one instant, in that of the record. Of what was said again (when the impact began or stopped) the last word counts.</summary>
    /// <param name="timeline">Every event of the incident in its order.</param>
    public static ImmutableArray<TurningPoint> Of(IReadOnlyList<IncidentEvent> timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        List<TurningPoint> found = [];
        Incident then = Incident.Initial;
        for (int at = 0; at < timeline.Count; at++)
        {
            IncidentEvent happened = timeline[at];
            foreach (TurningPoint point in At(then, happened, at + 1))
            {
                if (point.Kind is TurningKind.ImpactBegan or TurningKind.Mitigated)
                {
                    found.RemoveAll(one => one.Kind == point.Kind && !BeganAnew(timeline, one.Version, point.Version));
                }

                found.Add(point);
            }

            then = Incident.Evolve(then, happened);
        }

        return [.. found.OrderBy(point => point.At).ThenBy(point => point.Version)];
    }

    private static bool BeganAnew(IReadOnlyList<IncidentEvent> timeline, int from, int to) =>
        timeline.Skip(from).Take(to - from).Any(one => one is IncidentEvent.Reopened);

    private static IEnumerable<TurningPoint> At(Incident then, IncidentEvent happened, int version) =>
        happened is Declared declared ? Beginning(declared, version)
        : Point(then, happened) is var (kind, at, words) ? [new TurningPoint(version, at, kind, words)]
        : [];

    private static IEnumerable<TurningPoint> Beginning(Declared e, int version)
    {
        if (e.ImpactStartedAt is { } began)
        {
            yield return new(version, began, TurningKind.ImpactBegan, "Users began to be affected.");
        }

        if (e.DetectedAt < e.At)
        {
            yield return new(version, e.DetectedAt, TurningKind.Detected, "It was detected.");
            yield return new(version, e.At, TurningKind.Declared, $"It was declared as {e.Severity.Label()}.");
        }
        else
        {
            yield return new(version, e.At, TurningKind.Declared, $"It was detected and declared as {e.Severity.Label()}.");
        }
    }

    private static (TurningKind Kind, DateTimeOffset At, string Words)? Point(Incident then, IncidentEvent happened) =>
        happened switch
        {
            ImpactStartSet e => (TurningKind.ImpactBegan, e.ImpactStartedAt, "Users began to be affected."),
            Acknowledged e when then.AcknowledgedAt is null => (TurningKind.Acknowledged, e.At, "A responder acknowledged."),
            RoleAssigned { Role: Role.IncidentCommander } e when then.Commander is null => (
                TurningKind.Command,
                e.At,
                "Command was taken."
            ),
            CommandAccepted e => (TurningKind.Command, e.At, "Command was handed over."),
            CommandLapsed e => (TurningKind.Command, e.At, "Command passed, because the commander did not answer."),
            SeverityChanged e => (
                TurningKind.Severity,
                e.At,
                $"Severity changed from {e.From.Label()} to {e.To.Label()}: {IncidentTitle.OneLine(e.Reason)}"
            ),
            StatementPublished e when then.Statements.IsEmpty => (TurningKind.Told, e.At, "Stakeholders were told for the first time."),
            MitigationChosen e => (TurningKind.MitigationTried, e.At, $"{e.Kind.Label()} was tried: {IncidentTitle.OneLine(e.Text)}"),
            MitigationReported e => (
                e.Outcome == MitigationOutcome.Failed ? TurningKind.MitigationFailed : TurningKind.MitigationWorked,
                e.At,
                $"{then.Mitigation(e.Mitigation)?.Kind.Label()} {e.Outcome.Label()}{(e.Text is null ? "." : ": " + IncidentTitle.OneLine(e.Text))}"
            ),
            UpdateMissed e => (TurningKind.PromiseMissed, e.At, $"The update promised for {e.DueAt.ClockNear(e.At)} did not come."),
            GlassBroken e => (TurningKind.GlassBroken, e.At, $"The rule of two people was set aside for {e.Title}."),
            Mitigated e => (TurningKind.Mitigated, e.ImpactStoppedAt, "The impact stopped."),
            Resolved e => (TurningKind.Resolved, e.At, "Resolved: " + IncidentTitle.OneLine(e.Text)),
            IncidentEvent.Reopened e => (TurningKind.Reopened, e.At, "Reopened: " + IncidentTitle.OneLine(e.Reason)),
            Declared or Acknowledged or AlertGroupLinked or Retitled or RoleAssigned or RoleReleased or Reviewed => null,
            CommandOffered or CommandDeclined or CommandAsked or CommandRefused or ChangeMarked or CustomersReported => null,
            Noted or EntryRemoved or EntryRestored or TaskAssigned or TaskDone or TaskCancelled or TaskOverdue => null,
            StatementPublished or StatementDrafted or DraftLookedAt or DraftWithdrawn or DraftRestored or UpdateReminded => null,
            BulletinPublished or BulletinWithdrawn or RunTold or ResolutionDue => null,
            _ => throw new UnreachableException($"Nothing says whether {happened.GetType().Name} turns an incident."),
        };
}
