// What each event makes of the state of an incident.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class IncidentEvolution
{
    public static Incident Evolve(Incident incident, IncidentEvent happened)
    {
        Incident next = Apply(incident, happened);
        return happened.By.Kind == ActorKind.Person ? Acted(next, new PersonId(happened.By.Name), happened.At) : next;
    }

    private static Incident Apply(Incident incident, IncidentEvent happened) =>
        happened switch
        {
            Declared e => ApplyDeclared(incident, e),
            Acknowledged e => ApplyAcknowledged(incident, e),
            AlertGroupLinked e => incident with { AlertGroups = incident.AlertGroups.Add(new LinkedAlertGroup(e.Group, e.Title, e.At)) },
            SeverityChanged e => ApplySeverityChanged(incident, e),
            Retitled e => incident with { Title = e.Title },
            ImpactStartSet e => incident with { ImpactStartedAt = e.ImpactStartedAt },
            RoleAssigned e => ApplyRoleAssigned(incident, e),
            RoleReleased e => incident with { Roles = WithAloneMarked(incident.Roles.Remove(e.Role)) },
            CommandOffered e => incident with { PendingOffer = new CommandOffer(e.From, e.To, e.By, e.At) },
            CommandAccepted => incident with { PendingOffer = null, PendingAsk = null },
            CommandDeclined => incident with { PendingOffer = null },
            CommandAsked e => incident with { PendingAsk = new CommandAsk(e.From, e.To, e.DueAt, e.By, e.At) },
            CommandRefused or CommandLapsed => incident with { PendingAsk = null },
            Noted e => incident with { Notes = incident.Notes.Add(e.Entry) },
            EntryRemoved e => incident with
            {
                RemovedEntries = incident.RemovedEntries.SetItem(e.Entry, new EntryRemoval(e.Reason, e.By, e.At)),
            },
            EntryRestored e => incident with { RemovedEntries = incident.RemovedEntries.Remove(e.Entry) },
            TaskAssigned e => ApplyTaskAssigned(incident, e),
            TaskDone e => CloseTask(incident, e.Task, IncidentTaskStatus.Done, e.Result, e.At),
            TaskCancelled e => CloseTask(incident, e.Task, IncidentTaskStatus.Cancelled, e.Reason, e.At),
            TaskOverdue e => ChangeTask(incident, e.Task, task => task with { OverdueSince = task.DueAt }),
            MitigationChosen e => ApplyMitigationChosen(incident, e),
            MitigationReported e => ApplyMitigationReported(incident, e),
            ChangeMarked e => incident with
            {
                MarkedChanges = incident
                    .MarkedChanges.RemoveAll(one => one.Change == e.Change)
                    .Add(new(e.Change, e.Summary, e.Verdict, e.By, e.At)),
            },
            Mitigated e => ApplyMitigated(incident, e),
            StatementPublished e => ApplyStatementPublished(incident, e),
            StatementDrafted e => ApplyStatementDrafted(incident, e),
            DraftLookedAt e => ChangeDraft(incident, e.Draft, draft => draft with { Look = new(e.LooksRight, e.Text, e.By, e.At) }),
            DraftWithdrawn e => ChangeDraft(incident, e.Draft, draft => draft with { Withdrawn = new(e.Reason, e.By, e.At) }),
            DraftRestored e => ChangeDraft(incident, e.Draft, draft => draft with { Withdrawn = null }),
            UpdateMissed => Settled(incident, new(1, 0)) with { NextUpdateMissed = true },
            UpdateReminded or BulletinPublished or BulletinWithdrawn or RunTold => incident,
            GlassBroken e => incident with { Glass = incident.Glass.Add(new(e.Run, e.Title, e.Person, e.Reason, e.At)) },
            CustomersReported e => incident with
            {
                CustomerVoices = incident
                    .CustomerVoices.RemoveAll(voice => voice.Component == e.Component)
                    .Add(new(e.Component, e.Count, e.Since, e.At)),
            },
            ResolutionDue e => incident with { ResolutionClock = new(e.DueAt, e.IsOver) },
            Resolved e => incident with
            {
                Phase = Phase.Resolved,
                ResolvedAt = e.At,
                Resolution = e.Text,
                PendingOffer = null,
                PendingAsk = null,
            },
            Reopened e => ApplyReopened(incident, e),
            Reviewed e => incident with { Phase = Phase.Reviewed, ReviewedAt = e.At },
            _ => throw new UnreachableException($"No rule says what {happened.GetType().Name} makes of an incident."),
        };

    private static Incident ApplyDeclared(Incident incident, Declared e) =>
        incident with
        {
            Exists = true,
            Id = e.Id,
            Type = e.Type,
            Title = e.Title,
            Severity = e.Severity,
            Phase = Phase.Detected,
            Service = e.Service,
            DeclaredBy = e.By,
            ImpactStartedAt = e.ImpactStartedAt,
            DetectedAt = e.DetectedAt,
            DetectedBy = e.DetectedBy,
            Drill = e.Drill,
            DeclaredAt = e.At,
            FirstStatementOwedSince = e.At,
        };

    /// <summary>Of an incident that became worse, a first statement that is neither published nor missed is owed anew.</summary>
    private static Incident ApplySeverityChanged(Incident incident, SeverityChanged e)
    {
        bool isOwedAnew = incident.FirstStatementOwedSince is not null && !incident.NextUpdateMissed && e.To < e.From;
        return incident with
        {
            Severity = e.To,
            ResolutionClock = null,
            FirstStatementOwedSince = isOwedAnew ? e.At : incident.FirstStatementOwedSince,
        };
    }

    /// <summary>The earliest acknowledgement counts, and of the pages the earliest that left before it.</summary>
    private static Incident ApplyAcknowledged(Incident incident, Acknowledged e)
    {
        DateTimeOffset acknowledgedAt = incident.AcknowledgedAt is { } before && before < e.At ? before : e.At;
        bool answersAnEarlierPage = e.PagedAt <= acknowledgedAt && !(incident.PagedAt <= e.PagedAt);
        Incident next = Joined(incident, e.Person, e.At);
        return next with
        {
            AcknowledgedAt = acknowledgedAt,
            PagedAt = answersAnEarlierPage ? e.PagedAt : incident.PagedAt,
            Participants = Replace(
                next.Participants,
                participant => participant.Person == e.Person,
                participant => participant with { AcknowledgedAt = participant.AcknowledgedAt ?? e.At }
            ),
        };
    }

    private static Incident ApplyRoleAssigned(Incident incident, RoleAssigned e)
    {
        Incident next = Joined(incident, e.Person, e.At);
        bool commandBegins = e.Role == Role.IncidentCommander && incident.Phase == Phase.Detected;
        return next with
        {
            Roles = WithAloneMarked(incident.Roles.SetItem(e.Role, new RoleHolding(e.Person, e.At, e.Alone))),
            Phase = commandBegins ? Phase.Responding : incident.Phase,
        };
    }

    /// <summary>
    /// Several roles, all in one hand, are held alone; else none is. It is worked out again at each change,
    /// because somebody else's joining ends it and no event of the lone responder's own says so.
    /// </summary>
    private static ImmutableSortedDictionary<Role, RoleHolding> WithAloneMarked(ImmutableSortedDictionary<Role, RoleHolding> roles)
    {
        bool alone = roles.Count > 1 && roles.Values.Select(holding => holding.Person).Distinct().Count() == 1;
        return roles
            .Where(held => held.Value.Alone != alone)
            .Aggregate(roles, (marked, held) => marked.SetItem(held.Key, held.Value with { Alone = alone }));
    }

    private static Incident ApplyTaskAssigned(Incident incident, TaskAssigned e) =>
        Joined(incident, e.To, e.At) with
        {
            Tasks = incident.Tasks.Add(new IncidentTask(e.Task, e.Text, e.To, e.DueAt, e.By, e.At)),
        };

    private static Incident CloseTask(Incident incident, string id, IncidentTaskStatus status, string? outcome, DateTimeOffset at) =>
        ChangeTask(incident, id, task => task with { Status = status, Outcome = outcome, ClosedAt = at });

    private static Incident ChangeTask(Incident incident, string id, Func<IncidentTask, IncidentTask> change) =>
        incident with
        {
            Tasks = Replace(incident.Tasks, task => task.Id == id, change),
        };

    private static Incident ApplyMitigationChosen(Incident incident, MitigationChosen e)
    {
        Incident next = e.To is { } to ? Joined(incident, to, e.At) : incident;
        return next with
        {
            Mitigations = incident.Mitigations.Add(
                new IncidentMitigation(e.Mitigation, e.Kind, e.Text, e.To, e.By, e.At) { Declared = e.DeclaredAs }
            ),
        };
    }

    private static Incident ApplyMitigationReported(Incident incident, MitigationReported e) =>
        incident with
        {
            Mitigations = Replace(
                incident.Mitigations,
                mitigation => mitigation.Id == e.Mitigation,
                mitigation => mitigation with { Outcome = e.Outcome, Report = e.Text, ReportedAt = e.At }
            ),
        };

    /// <summary>A second report corrects when the impact stopped, not when it was first said.</summary>
    private static Incident ApplyMitigated(Incident incident, Mitigated e) =>
        incident with
        {
            Phase = Phase.Mitigated,
            MitigatedAt = incident.MitigatedAt ?? e.At,
            ImpactStoppedAt = e.ImpactStoppedAt,
        };

    private static Incident ApplyStatementPublished(Incident incident, StatementPublished e) =>
        (incident.NextUpdateMissed ? incident : Settled(incident, new(1, 1))) with
        {
            Statements = incident.Statements.Add(
                new PublishedStatement(
                    e.Statement,
                    incident.Severity,
                    incident.Title,
                    incident.Began,
                    incident.Commander,
                    incident.Draft(e.Statement.Id)?.Look,
                    e.Statement.Corrects is { } corrected ? incident.Statement(corrected)?.At : null,
                    e.By,
                    e.At
                )
            ),
            Drafts = incident.Drafts.RemoveAll(draft => draft.Statement.Id == e.Statement.Id),
            NextUpdateDueAt = e.Statement.NextUpdateAt,
            NextUpdateMissed = false,
            FirstStatementOwedSince = null,
        };

    /// <summary>What becomes of the promise that runs; nothing where none does.</summary>
    private static Incident Settled(Incident incident, PromisesKept how) =>
        incident.FirstStatementOwedSince is not null ? incident with { FirstStatements = incident.FirstStatements + how }
        : incident.NextUpdateDueAt is not null ? incident with { Promises = incident.Promises + how }
        : incident;

    private static Incident ApplyStatementDrafted(Incident incident, StatementDrafted e)
    {
        StatementDraft draft = new(e.Statement, e.By, e.At);
        return incident with
        {
            Drafts = incident.Draft(e.Statement.Id) is null
                ? incident.Drafts.Add(draft)
                : Replace(incident.Drafts, one => one.Statement.Id == e.Statement.Id, _ => draft),
        };
    }

    private static Incident ChangeDraft(Incident incident, string id, Func<StatementDraft, StatementDraft> change) =>
        incident with
        {
            Drafts = Replace(incident.Drafts, draft => draft.Statement.Id == id, change),
        };

    /// <summary>
    /// A promise that still runs stands. Who was told that it is over, and that nothing more follows, is owed a first statement again.
    /// </summary>
    private static Incident ApplyReopened(Incident incident, Reopened e)
    {
        bool isPromised =
            incident.Phase == Phase.Mitigated
                ? incident.FirstStatementOwedSince is not null || incident.NextUpdateDueAt is not null
                : incident.NextUpdateDueAt > e.At;
        return incident with
        {
            ResolutionClock = null,
            NextUpdateDueAt = isPromised ? incident.NextUpdateDueAt : null,
            NextUpdateMissed = isPromised && incident.NextUpdateMissed,
            FirstStatementOwedSince = isPromised ? incident.FirstStatementOwedSince : e.At,
            Phase = incident.Commander is null ? Phase.Detected : Phase.Responding,
            MitigatedAt = null,
            ImpactStoppedAt = null,
            ResolvedAt = null,
            Resolution = null,
            ReviewedAt = null,
        };
    }

    private static Incident Joined(Incident incident, PersonId person, DateTimeOffset at) =>
        incident.Participant(person) is null
            ? incident with
            {
                Participants = incident.Participants.Add(new Participant(person, at, AcknowledgedAt: null)),
            }
            : incident;

    private static Incident Acted(Incident incident, PersonId person, DateTimeOffset at)
    {
        Incident joined = Joined(incident, person, at);
        return joined.Participant(person) is { HasActed: true }
            ? joined
            : joined with
            {
                Participants = Replace(joined.Participants, one => one.Person == person, one => one with { HasActed = true }),
            };
    }

    private static ImmutableArray<T> Replace<T>(ImmutableArray<T> all, Func<T, bool> isTheOne, Func<T, T> change) =>
        [.. all.Select(one => isTheOne(one) ? change(one) : one)];
}
