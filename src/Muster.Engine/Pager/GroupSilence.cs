// Whether a silence holds for everything that fires in a group.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>Reads all of the group's firing alerts, however many: one that is not silenced is enough to be woken for, and ends the reading.</summary>
public sealed class GroupSilence(IAlertStore alerts)
{
    /// <summary>Whether anything fires, and the silence that ends last when each firing alert has one; null when one has none.</summary>
    public async Task<(bool Fires, Silence? Silence)> OfAsync(AlertGroupId group, ActiveSilences active, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(active);
        Silence? longest = null;
        long after = 0;
        while (await alerts.FiringOfGroupAsync(group, after, PagerDefaults.AlertsOfGroupMax, cancel) is { Count: > 0 } some)
        {
            if (active.OfAll(some) is not { } silence)
            {
                return (true, null);
            }

            longest = longest is null || silence.EndsAt > longest.EndsAt ? silence : longest;
            after = some[^1].Id;
        }

        return (longest is not null, longest);
    }
}
