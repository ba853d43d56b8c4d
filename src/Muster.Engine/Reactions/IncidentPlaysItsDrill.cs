// What is done in the incident of a drill, and to its page, is done in the drill: answering, declaring, severity, roles and their hand-overs, statements, mitigation and resolution.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>
/// A paused drill goes on with it, as it does when somebody lets it: nobody plays while the clock stands still. A drill that is over takes nothing more; the incident
/// goes on.
/// </summary>
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
            case IncidentEvent change when ActOf(change) is { } act:
                if (
                    (await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel)).Drill is { } drill
                    && (change is not IncidentEvent.RoleReleased left || IsHolder(await work.DrillAsync(drill, cancel), left))
                )
                {
                    await DoAsync(drill, act.Verb, act.Target, act.Args, change.By, work, cancel);
                }

                break;
        }
    }

    /// <summary>Whether the drill knows the one who leaves a role as its holder: it may have been given to a colleague of the drill since.</summary>
    private static bool IsHolder(Drill drill, IncidentEvent.RoleReleased left) =>
        drill.Acts.LastOrDefault(act => act.Verb == "assign" && act.Args["role"] == RoleName.Of(left.Role))?.Target
        == Actor.Person(left.Person.Value).ToString();

    /// <summary>The first answer is one to the drill. Who declared has answered with it.</summary>
    private static async Task AnsweredAsync(PageId id, Actor by, Work work, CancellationToken cancel)
    {
        Page page = await work.PageAsync(id, cancel);
        if (
            page.Subject?.Group is { } named
            && await work.GroupAsync(named, cancel) is { } group
            && DrillAlerts.DrillOf(group) is { } drill
            && !(await work.DrillAsync(drill, cancel)).Acts.Any(act => act.Verb is "acknowledge" or "declare")
        )
        {
            await DoAsync(drill, "acknowledge", "", Nothing, by, work, cancel);
        }
    }

    private static async Task DoAsync(
        DrillId drill,
        string verb,
        string target,
        ImmutableSortedDictionary<string, string> args,
        Actor by,
        Work work,
        CancellationToken cancel
    )
    {
        if ((await work.DrillAsync(drill, cancel)).Pause is not null)
        {
            await work.DecideDrillAsync(drill, new DrillCommand.Resume(by, work.Now), cancel);
        }

        await work.DecideDrillAsync(drill, new DrillCommand.Act(work.NewId(), verb, target, args, by, work.Now), cancel);
    }

    private static (string Verb, string Target, ImmutableSortedDictionary<string, string> Args)? ActOf(IncidentEvent change) =>
        change switch
        {
            IncidentEvent.Declared declared => ("declare", "", Nothing.Add("severity", Number(declared.Severity))),
            IncidentEvent.SeverityChanged raised => ("severity", "", Nothing.Add("severity", Number(raised.To))),
            // Who commands alone has Operations in their own hands: that is given to nobody.
            IncidentEvent.RoleAssigned { Alone: true, Role: not Role.IncidentCommander } => null,
            IncidentEvent.RoleAssigned given => (
                "assign",
                Actor.Person(given.Person.Value).ToString(),
                Nothing.Add("role", RoleName.Of(given.Role))
            ),
            IncidentEvent.RoleReleased left => ("assign", "nobody", Nothing.Add("role", RoleName.Of(left.Role))),
            IncidentEvent.StatementPublished published => (
                "statement",
                "",
                Nothing
                    .Add("text", DrillStatement.TextOf(published.Statement))
                    .Add("audience", DrillStatement.AudienceOf(published.Statement))
            ),
            IncidentEvent.Mitigated => ("mitigate", "", Nothing),
            IncidentEvent.Resolved => ("resolve", "", Nothing),
            _ => null,
        };

    private static string Number(Severity severity) => ((int)severity).ToString(CultureInfo.InvariantCulture);
}
