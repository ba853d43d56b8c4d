// What is done on the page of a drill is done in its incident, where the incident knows such a thing.
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Engine.Commands;

/// <summary>
/// One way from the page of a drill to its record: what an incident knows is done there, and <c>IncidentPlaysItsDrill</c> puts it into the drill; all else is the drill's
/// own, such as orders to colleagues whom Muster plays and to the system.
/// </summary>
public static class DrillActs
{
    /// <summary>What an incident without a rhythm of statements promises.</summary>
    private static readonly TimeSpan UsualPromise = TimeSpan.FromMinutes(15);

    /// <summary>Answers the refusal, of the incident or of the drill; null when it was accepted.</summary>
    public static async Task<Rejection?> PlayDrillAsync(
        this Work work,
        DrillId id,
        DrillCommand.Act act,
        Organisation organisation,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(organisation);
        Drill drill = await work.DrillAsync(id, cancel);
        if (!DrillClock.IsRunning(drill, work.Now) || drill.Acts.Any(done => done.Id == act.Id))
        {
            return await work.DecideDrillAsync(id, act, cancel);
        }

        if (act.Verb == "acknowledge" && await AnsweredAsync(work, id, act, cancel))
        {
            return null;
        }

        if (drill.Incident is { } incident)
        {
            Incident state = await work.IncidentAsync(incident, cancel);
            if (CommandOf(act, state, organisation) is { } command)
            {
                switch (Incident.Decide(state, command))
                {
                    case Decision<IncidentEvent>.Rejected { Why: var why }:
                        return why;
                    case Decision<IncidentEvent>.Accepted { Events.IsEmpty: false }:
                        return await work.DecideIncidentAsync(incident, command, cancel);
                }
            }
        }

        return await work.DecideDrillAsync(id, act, cancel);
    }

    /// <summary>Whether the page of its alerts was answered with it.</summary>
    private static async Task<bool> AnsweredAsync(Work work, DrillId id, DrillCommand.Act act, CancellationToken cancel) =>
        act.By.Kind == ActorKind.Person
        && await work.OpenGroupAsync(DrillAlerts.KeyOf(id), cancel) is { Page: { } page }
        && (await work.PageAsync(page, cancel)).Status is PageStatus.Active or PageStatus.Exhausted
        && await work.DecidePageAsync(page, new PageCommand.Acknowledge(new PersonId(act.By.Name), "drill", act.By, act.At), cancel)
            is null;

    /// <summary>Null for what no incident knows.</summary>
    private static IncidentCommand? CommandOf(DrillCommand.Act act, Incident incident, Organisation organisation) =>
        act.Verb switch
        {
            "severity" => new IncidentCommand.ChangeSeverity(
                (Severity)int.Parse(act.Args["severity"], CultureInfo.InvariantCulture),
                "Changed on the page of the drill.",
                act.By,
                act.At
            ),
            "assign" => RoleOf(act, incident),
            "statement" => new IncidentCommand.PublishStatement(
                DrillStatement.Of(
                    act.Id,
                    act.Args["text"],
                    act.Args.GetValueOrDefault("audience"),
                    incident.Phase is Phase.Resolved ? null : act.At + Every(incident, organisation)
                ),
                act.By,
                act.At
            ),
            "mitigate" => new IncidentCommand.Mitigate(act.At, Text: null, act.By, act.At),
            "resolve" => new IncidentCommand.Resolve("The cause is mended.", act.By, act.At),
            _ => null,
        };

    /// <summary>A role that a person takes or gives up. Colleagues whom Muster plays are nobody of the organisation: their roles are the drill's alone.</summary>
    private static IncidentCommand? RoleOf(DrillCommand.Act act, Incident incident)
    {
        Role role = RoleName.Parse(act.Args["role"]);
        return Actor.PersonIn(act.Target) is { } person ? new IncidentCommand.AssignRole(role, person, act.By, act.At)
            : act.Target == "nobody" && incident.Holder(role) is not null
                ? new IncidentCommand.ReleaseRole(role, "Given up on the page of the drill.", act.By, act.At)
            : null;
    }

    private static TimeSpan Every(Incident incident, Organisation organisation) =>
        organisation.ResponsePolicy(incident.Severity).StatementEvery ?? UsualPromise;
}
