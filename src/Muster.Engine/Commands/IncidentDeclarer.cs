// Declares an incident, alone or from alert groups, and finds it again when the same request comes twice.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

/// <summary>The one way for the console, the API and chats. A write that was begun is finished, whether the asker is still there or not.</summary>
public sealed class IncidentDeclarer(
    CommandRunner runner,
    OrganisationReader organisation,
    IAlertStore alerts,
    IViewStore views,
    TimeProvider clock
)
{
    /// <summary>What a declaration from these alerts is dated by: the impact began with the earliest of them, and was detected with the first signal.</summary>
    public async Task<GroupBeginning?> BeginningAsync(ImmutableArray<AlertGroup> groups, CancellationToken cancel)
    {
        GroupBeginning? first = null;
        foreach (AlertGroup group in groups)
        {
            GroupBeginning one = await alerts.BeginningOfGroupAsync(group.Id, clock.GetUtcNow() - IncidentLimits.LookBackMax, cancel);
            first = first?.Or(one) ?? one;
        }

        return first;
    }

    /// <summary>The outcome, and the incident where there is one.</summary>
    /// <param name="operation">What makes a repeated request one command; null for none.</param>
    public async Task<(Outcome Outcome, IncidentId? Id)> DeclareAsync(Declaration declaration, Actor by, Operation? operation)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        Organisation known = await organisation.CurrentAsync(CancellationToken.None);
        IncidentId? declared = null;
        Outcome outcome = await runner.RunAsync(
            operation,
            async (work, cancel) =>
            {
                ImmutableArray<AlertGroup> groups = await GroupsAsync(work, declaration, cancel);
                GroupBeginning? beginning = await BeginningAsync(groups, cancel);
                Rejection? why =
                    Refusal(known, groups, beginning, declaration, by, work.Now)
                    ?? await DrillRefusalAsync(work, DrillOf(declaration, groups), by, cancel);
                if (why is null)
                {
                    declared = new IncidentId(await work.NextNumberAsync("incident", cancel));
                    why = await DecideAsync(work, declared.Value, groups, beginning, declaration, by, operation, cancel);
                }

                return why;
            },
            CancellationToken.None
        );
        return outcome is Outcome.AlreadyDone
            ? (outcome, await MadeByOperation.FindAsync<IncidentId>(views, operation!, CancellationToken.None))
            : (outcome, declared);
    }

    /// <summary>
    /// Those of the named groups that there are. Read through the work: of two who declare from one group at once, the second conflicts and then sees the first one's
    /// incident.
    /// </summary>
    private static async Task<ImmutableArray<AlertGroup>> GroupsAsync(Work work, Declaration declaration, CancellationToken cancel)
    {
        ImmutableArray<AlertGroup>.Builder groups = ImmutableArray.CreateBuilder<AlertGroup>();
        foreach (AlertGroupId named in declaration.Groups.Take(IncidentLimits.AlertGroupsMax).Distinct())
        {
            if (await work.GroupAsync(named, cancel) is { } group)
            {
                groups.Add(group);
            }
        }

        if (
            declaration.Drill is { } drill
            && await work.OpenGroupAsync(DrillAlerts.KeyOf(drill), cancel) is { Incident: null } raised
            && !groups.Contains(raised)
        )
        {
            groups.Add(raised);
        }

        return groups.DrainToImmutable();
    }

    /// <summary>The drill that a declaration is a part of; null for what is real.</summary>
    private static DrillId? DrillOf(Declaration declaration, ImmutableArray<AlertGroup> groups) =>
        declaration.Drill ?? (groups.IsEmpty ? null : DrillAlerts.DrillOf(groups[0]));

    /// <summary>A drill is played as one incident. Asked before there is a number, as the other refusals are.</summary>
    private static async Task<Rejection?> DrillRefusalAsync(Work work, DrillId? drill, Actor by, CancellationToken cancel) =>
        drill is { } id
        && Drill.Decide(await work.DrillAsync(id, cancel), new DrillCommand.LinkIncident(new IncidentId(1), by, work.Now))
            is Decision<DrillEvent>.Rejected { Why: var why }
            ? why
            : null;

    /// <summary>Decided once without a number first: a number that nobody uses leaves a gap.</summary>
    private static Rejection? Refusal(
        Organisation known,
        ImmutableArray<AlertGroup> groups,
        GroupBeginning? beginning,
        Declaration declaration,
        Actor by,
        DateTimeOffset now
    )
    {
        if (groups.Select(group => group.Incident).FirstOrDefault(incident => incident is not null) is { } taken)
        {
            return new Rejection(
                "incident.group_taken",
                $"These alerts belong to {taken} already; nothing was declared. Open {taken} instead."
            );
        }

        if (groups.Select(DrillAlerts.DrillOf).Distinct().Count() > 1)
        {
            return new Rejection(
                "incident.drill_mixed",
                "Some of these alerts are a drill's and others are not; nothing was declared. Declare the real ones without those of the drill, and the drill by itself."
            );
        }

        ImmutableArray<FieldError> unknown = [.. Unknown(known, groups, declaration)];
        return Incident.Decide(Incident.Initial, Command(new IncidentId(1), groups, beginning, declaration, by, now)) switch
        {
            Decision<IncidentEvent>.Rejected { Why: var why } when unknown.IsEmpty || why.Kind != RejectionKind.Invalid => why,
            Decision<IncidentEvent>.Rejected { Why: var why } => IncidentMistakes.Refuse([.. why.Errors, .. unknown]),
            _ => unknown.IsEmpty ? null : IncidentMistakes.Refuse(unknown),
        };
    }

    private static IEnumerable<FieldError> Unknown(Organisation known, ImmutableArray<AlertGroup> groups, Declaration declaration)
    {
        if (declaration.Service is { } service && known.Service(service) is null)
        {
            yield return new("service", $"There is no service '{service}'. Use the id of a service, or leave it out.");
        }

        if (declaration.Groups.Length > IncidentLimits.AlertGroupsMax)
        {
            yield return new("alertGroups", $"An incident is declared from at most {IncidentLimits.AlertGroupsMax} alert groups.");
            yield break;
        }

        foreach (AlertGroupId missing in declaration.Groups.Except(groups.Select(group => group.Id)))
        {
            yield return new(declaration.Groups.Length == 1 ? "alertGroup" : "alertGroups", $"There is no alert group '{missing}'.");
        }
    }

    private static async Task<Rejection?> DecideAsync(
        Work work,
        IncidentId id,
        ImmutableArray<AlertGroup> groups,
        GroupBeginning? beginning,
        Declaration declaration,
        Actor by,
        Operation? operation,
        CancellationToken cancel
    )
    {
        IncidentCommand.Declare declare = Command(id, groups, beginning, declaration, by, work.Now) with
        {
            DetectedBy = Detection.Of(await FirstAlertAsync(work, groups, cancel)),
        };
        Rejection? why = await work.DecideIncidentAsync(id, declare, cancel);
        if (declare.Drill is { } drill)
        {
            why ??= await work.DecideDrillAsync(drill, new DrillCommand.LinkIncident(id, by, work.Now), cancel);
        }

        foreach (AlertGroup group in groups)
        {
            why ??= await work.DecideIncidentAsync(id, new IncidentCommand.LinkAlertGroup(group.Id, group.Title, by, work.Now), cancel);
        }

        MadeByOperation.Remember(work, operation, id);
        return why;
    }

    /// <summary>The alert that speaks for the group that opened first; null without groups.</summary>
    private static async Task<Alert?> FirstAlertAsync(Work work, ImmutableArray<AlertGroup> groups, CancellationToken cancel) =>
        groups.MinBy(group => group.OpenedAt) is { } first ? await work.AlertOfAsync(first.Id, cancel) : null;

    /// <summary>A person who declares takes command; a key that stands for nobody cannot, so its incident waits for somebody to acknowledge.</summary>
    private static IncidentCommand.Declare Command(
        IncidentId id,
        ImmutableArray<AlertGroup> groups,
        GroupBeginning? beginning,
        Declaration declaration,
        Actor by,
        DateTimeOffset now
    ) =>
        new(
            id,
            DrillOf(declaration, groups) is null ? IncidentType.Incident : IncidentType.Drill,
            declaration.Title,
            declaration.Severity,
            declaration.Service ?? SharedService.Of(groups),
            declaration.ImpactStartedAt ?? beginning?.StartedAt,
            beginning?.HeardAt,
            by.Kind == ActorKind.Person ? new PersonId(by.Name) : null,
            by,
            now
        )
        {
            Drill = DrillOf(declaration, groups),
        };
}
