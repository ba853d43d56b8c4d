// A named lease that a job renews while it lives: when the renewals stay out, somebody has to hear of it.

namespace Muster.Core.Heartbeats;

/// <summary>It is watched from its first ping on, while it is enabled and not removed.</summary>
/// <param name="Name">Whatever the job calls itself; unique.</param>
/// <param name="Interval">How long it may stay silent.</param>
/// <param name="Alert">What the alert says when it stays silent for longer.</param>
/// <param name="CountsFrom">The last ping, or when it was enabled after that; null before the first ping.</param>
/// <param name="PingedBy">The name of the key of the last ping; null before the first.</param>
/// <param name="MissedAt">Since when it is overdue; null while it is not.</param>
/// <param name="Removal">Who took it out of use, and when; a ping puts it back.</param>
public sealed record Heartbeat(
    string Name,
    string? Description,
    TimeSpan Interval,
    bool IsEnabled,
    HeartbeatAlert Alert,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CountsFrom,
    DateTimeOffset? PingedAt,
    string? PingedBy,
    DateTimeOffset? MissedAt,
    HeartbeatRemoval? Removal
)
{
    public static Heartbeat New(string name, DateTimeOffset now) =>
        new(name, null, HeartbeatDefaults.Interval, true, HeartbeatAlert.Plain, now, null, null, null, null, null);

    public HeartbeatStatus Status =>
        Removal is not null ? HeartbeatStatus.Removed
        : !IsEnabled ? HeartbeatStatus.Disabled
        : CountsFrom is null ? HeartbeatStatus.Waiting
        : MissedAt is not null ? HeartbeatStatus.Missed
        : HeartbeatStatus.Beating;

    /// <summary>The job lives: whatever was missed is over, and one that was removed is back.</summary>
    public Heartbeat Pinged(string by, DateTimeOffset now) =>
        this with
        {
            CountsFrom = now,
            PingedAt = now,
            PingedBy = by,
            MissedAt = null,
            Removal = null,
        };

    /// <summary>One that was disabled begins to count now, for nobody had to ping it meanwhile.</summary>
    public Heartbeat Enabled(DateTimeOffset now) =>
        IsEnabled ? this : this with { IsEnabled = true, CountsFrom = CountsFrom is null ? null : now };

    public Heartbeat Disabled() => this with { IsEnabled = false, MissedAt = null };

    public Heartbeat Removed(HeartbeatRemoval removal) => this with { Removal = removal, MissedAt = null };

    /// <summary>When it is overdue; null while nobody has to ping it.</summary>
    /// <param name="hearingSince">
    /// Since when Muster has been able to hear pings without a break; null: always. After an outage the interval counts from its end, for the silence was Muster's and not the
    /// job's.
    /// </param>
    public DateTimeOffset? DueAt(DateTimeOffset? hearingSince = null) =>
        Status is HeartbeatStatus.Beating or HeartbeatStatus.Missed && CountsFrom is { } from
            ? (hearingSince > from ? hearingSince.Value : from) + Interval
            : null;
}
