// What is done in the incident of a drill is done in the drill: declaring, severity, statements, mitigation and resolution.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Communications;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>The drill is found by the alerts from which its incident was declared. One that is over takes nothing more, and the incident goes on.</summary>
public sealed class IncidentPlaysItsDrill : IReaction
{
    private static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary<string, string>.Empty;

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent change || ActOf(change) is not { } act)
        {
            return;
        }

        Incident incident = await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel);
        if (incident.Type != IncidentType.Drill || await DrillOfAsync(incident, work, cancel) is not { } drill)
        {
            return;
        }

        if (change is IncidentEvent.AlertGroupLinked)
        {
            await work.DecideDrillAsync(drill, new DrillCommand.LinkIncident(incident.Id, change.By, work.Now), cancel);
            act = ("declare", Nothing.Add("severity", Number(incident.Severity)));
        }

        await work.DecideDrillAsync(drill, new DrillCommand.Act(work.NewId(), act.Verb, "", act.Args, change.By, work.Now), cancel);
    }

    private static async Task<DrillId?> DrillOfAsync(Incident incident, Work work, CancellationToken cancel)
    {
        foreach (LinkedAlertGroup linked in incident.AlertGroups)
        {
            if (await work.GroupAsync(linked.Group, cancel) is { } group && DrillAlerts.DrillOf(group) is { } drill)
            {
                return drill;
            }
        }

        return null;
    }

    private static (string Verb, ImmutableSortedDictionary<string, string> Args)? ActOf(IncidentEvent change) =>
        change switch
        {
            IncidentEvent.AlertGroupLinked => ("declare", Nothing),
            IncidentEvent.Acknowledged => ("acknowledge", Nothing),
            IncidentEvent.SeverityChanged raised => ("severity", Nothing.Add("severity", Number(raised.To))),
            IncidentEvent.StatementPublished published => ("statement", Nothing.Add("text", Text(published.Statement))),
            IncidentEvent.Mitigated => ("mitigate", Nothing),
            IncidentEvent.Resolved => ("resolve", Nothing),
            _ => null,
        };

    private static string Text(HoldingStatement statement) =>
        EdgeText.Line($"{statement.Status} {statement.Impact} {statement.CurrentAction}", 2_000);

    private static string Number(Severity severity) => ((int)severity).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
