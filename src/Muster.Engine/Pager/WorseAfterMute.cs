// A group that rings and has worse alerts which are muted: its page hears of them when what mutes them ends.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

/// <summary>The router writes a row for such a group with the commit that adds the alert, so that no question has to look through all groups that ring.</summary>
public sealed class WorseAfterMute(IAlertStore alerts, CommandRunner runner, OrganisationReader organisations, GroupRouting routing)
{
    internal static View Row(AlertGroupId group, bool waits, DateTimeOffset now) =>
        new(Views.MutedWorse, group.Value, waits ? Views.Open : Views.Closed, now, "", ViewJson.Write(group));

    internal async Task LookAsync(AlertGroupId id, ActiveMutes active, CancellationToken stop)
    {
        (Organisation organisation, Router router) = await organisations.WithRouterAsync(stop);
        await runner.RunAsync(null, ActAsync, stop);

        async Task<Rejection?> ActAsync(Work work, CancellationToken cancel)
        {
            if (await work.GroupAsync(id, cancel) is not { ClosedAt: null, Page: not null } group)
            {
                work.Put(Row(id, waits: false, work.Now));
                return null;
            }

            (Severity? worst, bool waits) = await WorseOfAsync(group, active, router, cancel);
            if (worst is { } heard)
            {
                AlertGroup next = await WorseAlert.JoinedAsync(work, group, heard, cancel);
                await routing.PageAsync(work, next, [], muted: null, organisation, cancel);
            }

            if (!waits)
            {
                // The group is written with it, so that a worse alert which joins at this moment is a conflict and not forgotten.
                work.Put(Row(id, waits: false, work.Now));
                work.Put((await work.GroupAsync(id, cancel))!);
            }

            return null;
        }
    }

    /// <summary>Of the alerts that are worse than what the group was paged for, the worst that is not muted, and whether others are.</summary>
    private async Task<(Severity? Worst, bool Waits)> WorseOfAsync(
        AlertGroup group,
        ActiveMutes active,
        Router router,
        CancellationToken cancel
    )
    {
        (Severity? worst, bool waits, long after) = (null, false, 0);
        while (await alerts.FiringOfGroupAsync(group.Id, after, PagerDefaults.AlertsOfGroupMax, cancel) is { Count: > 0 } some)
        {
            foreach (Alert alert in some)
            {
                Routed routed = router.Route(alert);
                if (routed.Heartbeat is not null || routed.Severity >= group.PagedAs)
                {
                    continue;
                }

                bool isMuted = active.Of(alert) is not null;
                waits |= isMuted;
                worst = !isMuted && !(worst <= routed.Severity) ? routed.Severity : worst;
            }

            after = some[^1].Id;
        }

        return (worst, waits);
    }
}
