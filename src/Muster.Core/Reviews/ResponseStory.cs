// What the responders did, line by line, told by roles.
using System.Diagnostics;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Reviews;

internal sealed class ResponseStory(Incident incident, Citations cite)
{
    /// <summary>In the order of the timeline. Talk, notes and tasks are left to it, and what was told to the section on communications; decisions are kept.</summary>
    public IEnumerable<string> Lines(IEnumerable<IncidentEvent> timeline)
    {
        Incident then = Incident.Initial;
        int version = 0;
        foreach (IncidentEvent happened in timeline)
        {
            version++;
            if (Line(then, happened) is { } line)
            {
                yield return cite.Bullet(version, happened.At, line);
            }

            then = Incident.Evolve(then, happened);
        }
    }

    private string? Line(Incident then, IncidentEvent happened) =>
        happened switch
        {
            Acknowledged e => "A responder acknowledged" + (e.PagedAt is { } paged ? $", {(e.At - paged).Brief()} after the page." : "."),
            RoleAssigned { Role: Role.IncidentCommander } => then.Commander is null ? "Command was taken." : null,
            RoleAssigned e => $"The {e.Role.Label()} was named{(e.Alone ? ": the commander, alone until somebody joined" : "")}.",
            RoleReleased e => $"The role of {e.Role.Label()} became open.",
            CommandAccepted => "Command was handed over.",
            CommandLapsed => "The commander did not answer a request for command.",
            SeverityChanged e => $"Severity changed from {e.From.Label()} to {e.To.Label()}: {e.Reason}",
            MitigationChosen e => $"{e.Kind.Label()}, chosen by {RoleOf(then, e.By)}: {e.Text}",
            MitigationReported e =>
                $"{then.Mitigation(e.Mitigation)?.Kind.Label()} {e.Outcome.Label()}{(e.Text is null ? "." : ": " + e.Text)}",
            ChangeMarked { Verdict: ChangeVerdict.Suspected } e => $"A change was suspected by {RoleOf(then, e.By)}: {e.Summary}",
            ChangeMarked e => $"A change was cleared by {RoleOf(then, e.By)}: {e.Summary}",
            Mitigated e => $"Recorded that the impact stopped at {e.ImpactStoppedAt.ClockNear(happened.At)}.",
            CustomersReported e => $"{e.Count} {(e.Count == 1 ? "customer" : "customers")} had reported {e.Name}.",
            ResolutionDue { IsOver: true } => "The time to resolve it ran out.",
            ResolutionDue => null,
            Resolved e => "Resolved: " + e.Text,
            Reopened e => "Reopened: " + e.Reason,
            Noted { Kind: NoteKind.Decision } e when !incident.RemovedEntries.ContainsKey(e.Entry) =>
                $"Decision by {RoleOf(then, e.By)}: {e.Text}",
            GlassBroken e => $"The rule of two people was set aside for {e.Title}, by {RoleOf(then, e.By)}: {e.Reason}",
            RunTold { IsWarning: true } e => e.Title,
            RunTold => null,
            Declared or AlertGroupLinked or Retitled or ImpactStartSet or StatementPublished or UpdateMissed or Reviewed => null,
            CommandOffered or CommandDeclined or CommandAsked or CommandRefused or Noted or EntryRemoved or EntryRestored => null,
            StatementDrafted
            or DraftLookedAt
            or DraftWithdrawn
            or DraftRestored
            or UpdateReminded
            or BulletinPublished
            or BulletinWithdrawn => null,
            TaskAssigned or TaskDone or TaskCancelled or TaskOverdue => null,
            _ => throw new UnreachableException($"Nothing says how a review tells of {happened.GetType().Name}."),
        };

    /// <summary>The role that the actor held at that moment; the first of several.</summary>
    private static string RoleOf(Incident then, Actor by) =>
        by.Kind switch
        {
            ActorKind.System => "Muster",
            ActorKind.Key => "a script",
            ActorKind.Person => then.Roles.Where(held => held.Value.Person.Value == by.Name)
                .Select(held => "the " + held.Key.Label())
                .FirstOrDefault()
                ?? "a responder",
        };
}
