// The heartbeats as the API answers them.
using System.Collections.Immutable;
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;

namespace Muster.Server.Alerts.Api;

/// <param name="Next">Always null: all heartbeats fit one page.</param>
public sealed record HeartbeatList(ImmutableArray<HeartbeatItem> Items, string? Next);

/// <summary>Instants are UTC.</summary>
/// <param name="IntervalSeconds">How long it may stay silent.</param>
/// <param name="PingedBy">The name of the key of the last ping; null before the first.</param>
/// <param name="DueAt">When the next ping has to have come, counted from the last; null for one that is not watched.</param>
/// <param name="MissedAt">Since when it is overdue, or has failed; null while it is not.</param>
/// <param name="GraceSeconds">How much later than its interval it may be.</param>
/// <param name="IsDeclared">Whether the organisation declares it; else a ping made it.</param>
/// <param name="Service">Whom its alert pages; null for what the routes say.</param>
/// <param name="Failure">What the job said when it failed; null when it did not say so.</param>
/// <param name="StartedAt">When the job said that it begins; null once it was heard.</param>
public sealed record HeartbeatItem(
    string Name,
    HeartbeatStatus Status,
    string? Description,
    long IntervalSeconds,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PingedAt,
    string? PingedBy,
    DateTimeOffset? DueAt,
    DateTimeOffset? MissedAt,
    long GraceSeconds,
    bool IsDeclared,
    ServiceId? Service,
    Severity? Severity,
    string? Failure,
    DateTimeOffset? StartedAt
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
            heartbeat.MissedAt,
            (long)heartbeat.Grace.TotalSeconds,
            heartbeat.Declared is not null,
            heartbeat.Declared?.Service,
            heartbeat.Declared?.Severity,
            heartbeat.Failure,
            heartbeat.StartedAt
        );
    }
}
