// Whether everything that fires in a group is muted.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>Reads all of the group's firing alerts, however many: one that is not muted is enough to be woken for, and ends the reading.</summary>
public sealed class GroupMutes(IAlertStore alerts)
{
    /// <summary>Whether anything fires, and what keeps it quiet when each firing alert is muted; null when one is not.</summary>
    public async Task<(bool Fires, Mute? Mute)> OfAsync(AlertGroupId group, ActiveMutes active, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(active);
        Mute? longest = null;
        long after = 0;
        while (await alerts.FiringOfGroupAsync(group, after, PagerDefaults.AlertsOfGroupMax, cancel) is { Count: > 0 } some)
        {
            if (active.OfAll(some) is not { } mute)
            {
                return (true, null);
            }

            longest = mute.Or(longest);
            after = some[^1].Id;
        }

        return (longest is not null, longest);
    }
}
