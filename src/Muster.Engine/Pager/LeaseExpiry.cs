// Resolves the alerts whose sender has fallen silent.
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>A firing alert is a lease that repeated signals renew; when it ends, the alert is over.</summary>
public sealed class LeaseExpiry(IAlertStore alerts, Wake wake, TimeProvider clock) : ICycle
{
    public string Name => "leases";

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (await alerts.NextLeaseEndAsync(stop) is { } end && end > now)
        {
            return end;
        }

        if (await alerts.ExpireLeasesAsync(now, PagerDefaults.LeasesMax, stop) > 0)
        {
            wake.All();
            return now;
        }

        return null;
    }
}
