// The alerts of a drill page those who play it, where they wanted real pages, and nobody else.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

public static class DrillPages
{
    public static readonly Actor By = Actor.System("drill");

    /// <summary>The group with its page, or with why it has none.</summary>
    internal static async Task<AlertGroup> PageAsync(Work work, DrillId id, AlertGroup group, CancellationToken cancel)
    {
        Drill drill = await work.DrillAsync(id, cancel);
        ImmutableArray<EscalationTarget> players =
        [
            .. drill
                .Players.Where(player => player.Kind == ActorKind.Person)
                .Select(player => new PersonId(player.Name).ToTarget())
                .Take(PagingDefaults.TargetsMax),
        ];
        if (!drill.PagesPeople || players.IsEmpty || drill.End is not null)
        {
            return group with { Held = HeldReasons.Drill };
        }

        PageSubject subject = new(PagePurpose.Respond, group.Title, group.Severity, Service: null, group.Id, group.Incident, Role: null);
        PageId page = await work.StartPageAsync(subject, new EscalationStep(players, PageStarts.Wait), By, cancel);
        return group with { Page = page, PagedAs = group.Severity, Held = null };
    }

    /// <summary>Whether a page is that of a drill whose clock stands still: nobody rings on then.</summary>
    internal static async Task<bool> IsPausedAsync(Work work, Page page, CancellationToken cancel) =>
        page.Subject is { Group: { } named, Service: null }
        && await work.GroupAsync(named, cancel) is { } group
        && DrillAlerts.DrillOf(group) is { } drill
        && await work.DrillAsync(drill, cancel) is { Pause: not null, End: null };

    /// <summary>Alerts that fire again after all of them were over belong to the incident that the drill is played as.</summary>
    internal static async Task JoinAsync(Work work, DrillId id, AlertGroup group, CancellationToken cancel)
    {
        if (group.Incident is null && (await work.DrillAsync(id, cancel)).Incident is { } incident)
        {
            await work.DecideIncidentAsync(incident, new IncidentCommand.LinkAlertGroup(group.Id, group.Title, By, work.Now), cancel);
        }
    }
}
