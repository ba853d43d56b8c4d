// Resolves the alerts whose sender has fallen silent.
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>A firing alert is a lease that repeated signals renew; when it ends, the alert is over. After a start each lease counts as renewed then.</summary>
public sealed class LeaseExpiry(IAlertStore alerts, Wake wake, TimeProvider clock) : ICycle
{
    /// <summary>Renewals that were sent before are lost: what was silent then was this node.</summary>
    private readonly DateTimeOffset _hearingSince = clock.GetUtcNow();

    public string Name => "leases";

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (await alerts.NextLeaseEndAsync(stop) is { } end && end > now)
        {
            return end;
        }

        if (await alerts.ExpireLeasesAsync(now, _hearingSince, PagerDefaults.LeasesMax, stop) > 0)
        {
            wake.All();
            return now;
        }

        return null;
    }
}
