// The STAR summary of one person's part in an incident, from its record.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Reviews;

/// <summary>
/// In the first person of whom it is about; everybody else stands in it by their role. Only what the person did themselves: what was done to them, and what they said in
/// passing, is left out.
/// </summary>
public static class IncidentStar
{
    /// <summary>Those who did something in it or held a role, in the order in which they first did.</summary>
    public static ImmutableArray<PersonId> People(IReadOnlyList<IncidentEvent> timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return
        [
            .. timeline
                .SelectMany(happened =>
                    new[]
                    {
                        happened.By.Kind == ActorKind.Person ? new PersonId(happened.By.Name) : (PersonId?)null,
                        (happened as RoleAssigned)?.Person,
                        (happened as Acknowledged)?.Person,
                    }
                )
                .OfType<PersonId>()
                .Distinct(),
        ];
    }

    /// <param name="serviceName">The service as people call it; null where the incident names none.</param>
    public static StarSummary Of(Incident incident, IReadOnlyList<IncidentEvent> timeline, PersonId person, string? serviceName)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(timeline);
        Actor self = Actor.Person(person.Value);
        List<string> deeds = [];
        SortedSet<Role> roles = [];
        Incident then = Incident.Initial;
        foreach (IncidentEvent happened in timeline)
        {
            if (Deed(then, happened, self, person) is { } deed)
            {
                deeds.Add($"at {happened.At.ClockNear(incident.DeclaredAt)} I {deed}");
            }

            then = Incident.Evolve(then, happened);
            roles.UnionWith(then.Roles.Where(held => held.Value.Person == person).Select(held => held.Key));
        }

        string kind = incident.Type == IncidentType.Drill ? "drill" : "incident";
        return new(
            $"{incident.Id}, a {incident.Severity.Label()} {kind}{(serviceName is null ? "" : " of " + serviceName)}: {incident.Title}. {ImpactOf(incident)}",
            $"{(roles.Count > 0 ? "I was " + string.Join(" and ", roles.Select(role => role.Label())) : "I was one of those who responded")}: stop the impact, keep people informed, find the cause.",
            [.. deeds],
            ResultOf(incident)
        );
    }

    private static string ImpactOf(Incident incident) =>
        (incident.ImpactStartedAt, incident.ImpactStoppedAt) switch
        {
            ({ } from, { } to) => $"Users were affected for {(to - from).Brief()}, from {from.DayAndClock()}.",
            ({ } from, null) => $"Users were affected from {from.DayAndClock()}.",
            _ => $"It was detected at {incident.DetectedAt.DayAndClock()}.",
        };

    private static string ResultOf(Incident incident)
    {
        IncidentTimes times = IncidentTimes.Of(incident);
        string?[] parts =
        [
            times.ToAcknowledge is { } acknowledge ? $"acknowledged {acknowledge.Brief()} after the page" : null,
            times.ToMitigate is { } mitigate ? $"the impact stopped {mitigate.Brief()} after detection" : "the impact had not stopped",
            times.ToResolve is { } resolve ? $"resolved {resolve.Brief()} after detection" : "not resolved yet",
            incident.Promises.Made > 0 ? $"{incident.Promises.Kept} of {incident.Promises.Made} promised updates on time" : null,
        ];
        return string.Join("; ", parts.OfType<string>()) + (incident.Resolution is { } how ? $". {IncidentTitle.OneLine(how)}" : ".");
    }

    private static string? Deed(Incident then, IncidentEvent happened, Actor self, PersonId person) =>
        happened switch
        {
            Acknowledged e when e.Person == person => "took the page",
            RoleAssigned e when e.Person == person => $"took the role of {e.Role.Label()}",
            CommandAccepted e when e.To == person => "took command over",
            CommandLapsed e when e.To == person => "took command over, because nobody answered",
            _ when happened.By != self => null,
            Declared e => $"declared a {e.Severity.Label()}",
            RoleAssigned e => $"gave the role of {e.Role.Label()} to a colleague",
            CommandOffered => "offered to hand command over",
            SeverityChanged e => $"changed the severity from {e.From.Label()} to {e.To.Label()}: {IncidentTitle.OneLine(e.Reason)}",
            MitigationChosen e => $"chose to {Lower(e.Kind.Label())}: {IncidentTitle.OneLine(e.Text)}",
            MitigationReported e => $"reported that {Lower(then.Mitigation(e.Mitigation)?.Kind.Label() ?? "it")} {e.Outcome.Label()}",
            ChangeMarked { Verdict: ChangeVerdict.Suspected } e => $"suspected a change: {IncidentTitle.OneLine(e.Summary)}",
            StatementPublished e => $"told stakeholders how it stood (\"{IncidentTitle.OneLine(e.Statement.Status)}\")",
            BulletinPublished => "published it on the status page",
            Noted { Kind: NoteKind.Decision } e => $"decided: {IncidentTitle.OneLine(e.Text)}",
            TaskAssigned e => $"asked for this: {IncidentTitle.OneLine(e.Text)}",
            TaskDone e => $"did this: {IncidentTitle.OneLine(then.Task(e.Task)?.Text ?? e.Task)}",
            Mitigated => "said that the impact had stopped",
            Resolved => "said that the cause was mended",
            Acknowledged or AlertGroupLinked or Retitled or ImpactStartSet or RoleReleased or Reopened or Reviewed => null,
            CommandAccepted or CommandDeclined or CommandAsked or CommandRefused or CommandLapsed or ChangeMarked => null,
            Noted or EntryRemoved or EntryRestored or TaskCancelled or TaskOverdue or CustomersReported => null,
            StatementDrafted or DraftLookedAt or DraftWithdrawn or DraftRestored or UpdateMissed or UpdateReminded => null,
            BulletinWithdrawn or RunTold or GlassBroken or ResolutionDue => null,
            _ => throw new UnreachableException($"Nothing says how a person tells of {happened.GetType().Name}."),
        };

    private static string Lower(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
