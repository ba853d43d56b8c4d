// When an alert has to be routed again.
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <summary>What every store asks before it keeps an alert.</summary>
public static class AlertRevision
{
    /// <summary>
    /// Whether routing must look at the alert: it opened, it resolved, or it has other labels. A renewal, a new annotation or link is no matter for it.
    /// </summary>
    public static bool IsNew(Alert? stored, Alert next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return stored is null || stored.IsFiring != next.IsFiring || !stored.Labels.Equals(next.Labels);
    }

    /// <summary>The alert with its instants as every store keeps them.</summary>
    public static Alert Stored(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return alert with
        {
            StartsAt = StoredInstant.Of(alert.StartsAt),
            ReceivedAt = StoredInstant.Of(alert.ReceivedAt),
            UpdatedAt = StoredInstant.Of(alert.UpdatedAt),
            LeaseEndsAt = StoredInstant.Of(alert.LeaseEndsAt),
            ResolvedAt = StoredInstant.Of(alert.ResolvedAt),
        };
    }
}
