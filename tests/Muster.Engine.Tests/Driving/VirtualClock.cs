// A clock that moves only when it is told to, from timer to timer.
namespace Muster.Engine.Tests.Driving;

/// <summary>Timers fire in the order in which they are due, those of one instant in the order in which they were made, on the thread that moves the clock.</summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly List<VirtualTimer> _timers = [];
    private readonly DateTimeOffset _start = start;
    private DateTimeOffset _now = start;
    private long _made;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How far the wall clock was set away from the monotonic one.</summary>
    public TimeSpan WallJump { get; set; }

    /// <summary>The monotonic time as an instant: what tests reckon with.</summary>
    public DateTimeOffset Now => _now;

    public override DateTimeOffset GetUtcNow() => _now + WallJump;

    public override long GetTimestamp() => (_now - _start).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        VirtualTimer timer = new(this, callback, state, ++_made);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>When the next timer fires; null when none is set.</summary>
    public DateTimeOffset? Next => _timers.Count == 0 ? null : _timers.Min(timer => timer.DueAt);

    /// <summary>Moves to an instant at or after now and fires what is due then.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, _now);
        _now = instant;
        while (_timers.Where(timer => timer.DueAt <= _now).MinBy(timer => (timer.DueAt, timer.Made)) is { } due)
        {
            due.Fire();
        }
    }

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state, long made) : ITimer
    {
        private TimeSpan _period;

        public long Made { get; } = made;

        public DateTimeOffset DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._timers.Remove(this);
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                DueAt = clock._now + dueTime;
                clock._timers.Add(this);
            }

            return true;
        }

        public void Fire()
        {
            Change(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan, _period);
            callback(state);
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
