// The heartbeats as the API answers them.
using System.Collections.Immutable;
using Muster.Core.Heartbeats;

namespace Muster.Server.Alerts.Api;

/// <param name="Next">Always null: all heartbeats fit one page.</param>
public sealed record HeartbeatList(ImmutableArray<HeartbeatItem> Items, string? Next);

/// <summary>Instants are UTC.</summary>
/// <param name="IntervalSeconds">How long it may stay silent.</param>
/// <param name="PingedBy">The name of the key of the last ping; null before the first.</param>
/// <param name="DueAt">When the next ping has to have come, counted from the last; null for one that is not watched.</param>
/// <param name="MissedAt">Since when it is overdue; null while it is not.</param>
public sealed record HeartbeatItem(
    string Name,
    HeartbeatStatus Status,
    string? Description,
    long IntervalSeconds,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PingedAt,
    string? PingedBy,
    DateTimeOffset? DueAt,
    DateTimeOffset? MissedAt
)
{
    public static HeartbeatItem Of(Heartbeat heartbeat)
    {
        ArgumentNullException.ThrowIfNull(heartbeat);
        return new(
            heartbeat.Name,
            heartbeat.Status,
            heartbeat.Description,
            (long)heartbeat.Interval.TotalSeconds,
            heartbeat.CreatedAt,
            heartbeat.PingedAt,
            heartbeat.PingedBy,
            heartbeat.DueAt(),
            heartbeat.MissedAt
        );
    }
}
