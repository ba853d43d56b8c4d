// When the trouble of an alert group began, and when Muster first heard of it.
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <param name="StartedAt">The earliest start that a sender gave for one of its alerts; null when none gave a believable one.</param>
/// <param name="HeardAt">When the first signal of one of its alerts was received; null when it has none.</param>
public sealed record GroupBeginning(DateTimeOffset? StartedAt, DateTimeOffset? HeardAt)
{
    /// <summary>The beginning of some alerts.</summary>
    /// <param name="notBefore">A start before this instant is a sender's mistake and is not heeded.</param>
    public static GroupBeginning Of(IEnumerable<Alert> alerts, DateTimeOffset notBefore)
    {
        Alert[] all = [.. alerts];
        return new(
            all.Where(alert => alert.StartsAt >= notBefore).Min(alert => (DateTimeOffset?)alert.StartsAt),
            all.Min(alert => (DateTimeOffset?)alert.ReceivedAt)
        );
    }

    /// <summary>The earlier of two beginnings.</summary>
    public GroupBeginning Or(GroupBeginning other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(new[] { StartedAt, other.StartedAt }.Min(), new[] { HeardAt, other.HeardAt }.Min());
    }
}
