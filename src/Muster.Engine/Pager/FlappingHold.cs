// Remembers how often groups open, and says when one waits because its alerts flap.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

/// <summary>One row for each group key, read and written when a group of that key opens: alerts that join an open group cost nothing.</summary>
public sealed class FlappingHold(IViewStore views)
{
    /// <summary>Why the group that these alerts open is to wait; null when it is not. The opening is remembered with the work, whatever becomes of it.</summary>
    internal async Task<string?> OpenedAsync(Work work, AlertGroup group, ImmutableArray<Alert> firing, CancellationToken cancel)
    {
        Flapping known = (await KnownAsync(group, cancel)).With(work.Now, firing);
        work.Put(new View(Views.Openings, group.Key, Views.Recorded, work.Now, "", ViewJson.Write(known)));
        return Why(group, known.Times(firing, work.Now), work.Now);
    }

    /// <summary>Why a group that waits because of flapping is to wait on; null when it does not, or when an alert has joined that does not flap.</summary>
    /// <param name="joining">Alerts that join or change in this work; empty when none does.</param>
    internal async Task<string?> StillAsync(Work work, AlertGroup group, ImmutableArray<Alert> joining, CancellationToken cancel)
    {
        if (!HeldReasons.IsFlapping(group))
        {
            return null;
        }

        int times = joining.IsEmpty ? FlappingDefaults.TimesMin : (await KnownAsync(group, cancel)).Times(joining, work.Now);
        return Why(group, times, work.Now) is null ? null : group.Held;
    }

    private async Task<Flapping> KnownAsync(AlertGroup group, CancellationToken cancel) =>
        (await views.FindAsync(Views.Openings, group.Key, cancel))?.Row<Flapping>() ?? Flapping.None;

    private static string? Why(AlertGroup group, int times, DateTimeOffset now) =>
        Flapping.Holds(group, times, now) ? HeldReasons.Flapping(times) : null;
}
