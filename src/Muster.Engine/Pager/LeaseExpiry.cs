// Resolves the alerts whose sender has fallen silent.
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>
/// A firing alert is a lease that repeated signals renew; when it ends, the alert is over. After a start, an outage of the store or a hang of this node each lease
/// counts as renewed then: renewals that were sent meanwhile are lost.
/// </summary>
public sealed class LeaseExpiry(ISignalSink sink, Hearing hearing, Wake wake, TimeProvider clock) : ICycle
{
    private DateTimeOffset _turned = clock.GetUtcNow();

    public string Name => "leases";

    public Wake Signal(Wake commits) => commits.Unhurried;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now - _turned > PagerDefaults.TurnOverdue)
        {
            hearing.Missed();
        }

        _turned = now;
        try
        {
            return await ExpireAsync(now, stop);
        }
        catch (StoreUnavailableException)
        {
            hearing.Refused();
            throw;
        }
    }

    private async Task<DateTimeOffset?> ExpireAsync(DateTimeOffset now, CancellationToken stop)
    {
        if (await sink.NextLeaseEndAsync(stop) is { } end && end > now)
        {
            return end;
        }

        if (await sink.ExpireLeasesAsync(now, hearing.Since, PagerDefaults.LeasesMax, stop) > 0)
        {
            wake.Stored();
            return now;
        }

        return null;
    }
}
