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
    /// <summary>How much later than its interval it may be.</summary>
    public TimeSpan Grace { get; init; }

    /// <summary>What the organisation says of it; null when a ping or an API made it.</summary>
    public HeartbeatDefinition? Declared { get; init; }

    /// <summary>What the job said when it failed; null when it did not say so, and once it was heard again.</summary>
    public string? Failure { get; init; }

    /// <summary>When the job said that it begins; null when it never did, and once it was heard.</summary>
    public DateTimeOffset? StartedAt { get; init; }

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
            Failure = null,
            StartedAt = null,
        };

    /// <summary>The job says that it failed: its alert fires at once and until it is heard again.</summary>
    public Heartbeat Failed(string why, string by, DateTimeOffset now) => Pinged(by, now) with { MissedAt = now, Failure = why };

    /// <summary>The job says that it begins: that is no ping, for it has yet to come to its end.</summary>
    public Heartbeat Started(DateTimeOffset now) =>
        this with
        {
            StartedAt = now,
            CountsFrom = Removal is null ? CountsFrom : now,
            Removal = null,
        };

    /// <summary>As the organisation says it now. What was never heard, or was not watched until now, counts from this instant.</summary>
    public Heartbeat As(HeartbeatDefinition definition, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return this with
        {
            Declared = definition,
            Description = definition.Description.Length > 0 ? definition.Description : Description,
            Interval = definition.Every,
            Grace = definition.Grace,
            IsEnabled = true,
            CountsFrom = Status is HeartbeatStatus.Removed or HeartbeatStatus.Disabled ? now : CountsFrom ?? now,
            Removal = null,
        };
    }

    /// <summary>One that was disabled begins to count now, for nobody had to ping it meanwhile.</summary>
    public Heartbeat Enabled(DateTimeOffset now) =>
        IsEnabled ? this : this with { IsEnabled = true, CountsFrom = CountsFrom is null ? null : now };

    public Heartbeat Disabled() => this with { IsEnabled = false, MissedAt = null };

    public Heartbeat Removed(HeartbeatRemoval removal) => this with { Removal = removal, MissedAt = null };

    /// <summary>When it is overdue; null while nobody has to ping it.</summary>
    /// <param name="hearingSince">
    /// Since when Muster has been able to hear pings without a break; null: always. After an outage the job has its interval once more to be heard, and at most
    /// <see cref="HeartbeatDefaults.HearingMax"/>: a Muster that is started anew each night would else never miss a daily job.
    /// </param>
    public DateTimeOffset? DueAt(DateTimeOffset? hearingSince = null)
    {
        if (Status is not (HeartbeatStatus.Beating or HeartbeatStatus.Missed) || CountsFrom is not { } from)
        {
            return null;
        }

        DateTimeOffset due = from + Interval + Grace;
        DateTimeOffset? heard = hearingSince + (Interval < HeartbeatDefaults.HearingMax ? Interval + Grace : HeartbeatDefaults.HearingMax);
        return hearingSince > from && heard > due ? heard : due;
    }
}
