// What is done in the incident of a drill, and to its page, is done in the drill: answering, declaring, severity, roles and their hand-overs, statements, mitigation and resolution.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Communications;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>The drill is found by its alerts. One that is over takes nothing more, and a second incident of it plays nothing; the incident goes on.</summary>
public sealed class IncidentPlaysItsDrill : IReaction
{
    private static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary<string, string>.Empty;

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        switch (happened.Event)
        {
            case PageEvent.Acknowledged answered:
                await AnsweredAsync(PageId.Parse(happened.Stream.Key), answered.By, work, cancel);
                break;
            case IncidentEvent.AlertGroupLinked linked:
                await DeclaredAsync(IncidentId.Parse(happened.Stream.Key), linked, work, cancel);
                break;
            case IncidentEvent change when ActOf(change) is { } act:
                await PlayAsync(IncidentId.Parse(happened.Stream.Key), act, change.By, work, cancel);
                break;
        }
    }

    private static async Task AnsweredAsync(PageId id, Actor by, Work work, CancellationToken cancel)
    {
        Page page = await work.PageAsync(id, cancel);
        if (page.Subject?.Group is { } named && await DrillOfAsync(named, work, cancel) is { } drill)
        {
            await DoAsync(drill, "acknowledge", "", Nothing, by, work, cancel);
        }
    }

    private static async Task DeclaredAsync(IncidentId id, IncidentEvent.AlertGroupLinked linked, Work work, CancellationToken cancel)
    {
        Incident incident = await work.IncidentAsync(id, cancel);
        if (
            incident.Type == IncidentType.Drill
            && await DrillOfAsync(linked.Group, work, cancel) is { } drill
            && (await work.DrillAsync(drill, cancel)).Incident is null
            && await work.DecideDrillAsync(drill, new DrillCommand.LinkIncident(id, linked.By, work.Now), cancel) is null
        )
        {
            await DoAsync(drill, "declare", "", Nothing.Add("severity", Number(incident.Severity)), linked.By, work, cancel);
            foreach ((Role role, RoleHolding holding) in incident.Roles)
            {
                string who = Actor.Person(holding.Person.Value).ToString();
                await DoAsync(drill, "assign", who, Nothing.Add("role", RoleName.Of(role)), linked.By, work, cancel);
            }
        }
    }

    private static async Task PlayAsync(
        IncidentId id,
        (string Verb, string Target, ImmutableSortedDictionary<string, string> Args) act,
        Actor by,
        Work work,
        CancellationToken cancel
    )
    {
        Incident incident = await work.IncidentAsync(id, cancel);
        if (incident.Type != IncidentType.Drill)
        {
            return;
        }

        foreach (LinkedAlertGroup linked in incident.AlertGroups)
        {
            if (await DrillOfAsync(linked.Group, work, cancel) is { } drill)
            {
                if ((await work.DrillAsync(drill, cancel)).Incident == id)
                {
                    await DoAsync(drill, act.Verb, act.Target, act.Args, by, work, cancel);
                }

                return;
            }
        }
    }

    private static Task<Rejection?> DoAsync(
        DrillId drill,
        string verb,
        string target,
        ImmutableSortedDictionary<string, string> args,
        Actor by,
        Work work,
        CancellationToken cancel
    ) => work.DecideDrillAsync(drill, new DrillCommand.Act(work.NewId(), verb, target, args, by, work.Now) { Anyway = true }, cancel);

    private static async Task<DrillId?> DrillOfAsync(AlertGroupId id, Work work, CancellationToken cancel) =>
        await work.GroupAsync(id, cancel) is { } group ? DrillAlerts.DrillOf(group) : null;

    private static (string Verb, string Target, ImmutableSortedDictionary<string, string> Args)? ActOf(IncidentEvent change) =>
        change switch
        {
            IncidentEvent.SeverityChanged raised => ("severity", "", Nothing.Add("severity", Number(raised.To))),
            IncidentEvent.RoleAssigned given => (
                "assign",
                Actor.Person(given.Person.Value).ToString(),
                Nothing.Add("role", RoleName.Of(given.Role))
            ),
            IncidentEvent.RoleReleased left => ("assign", "nobody", Nothing.Add("role", RoleName.Of(left.Role))),
            IncidentEvent.StatementPublished published => ("statement", "", Nothing.Add("text", Text(published.Statement))),
            IncidentEvent.Mitigated => ("mitigate", "", Nothing),
            IncidentEvent.Resolved => ("resolve", "", Nothing),
            _ => null,
        };

    private static string Text(HoldingStatement statement) =>
        EdgeText.Line($"{statement.Status} {statement.Impact} {statement.CurrentAction}", DrillLimits.ArgumentCharactersMax);

    private static string Number(Severity severity) => ((int)severity).ToString(CultureInfo.InvariantCulture);
}
