// A clock that moves only when it is told to, from timer to timer.
namespace Muster.Engine.Tests.Driving;

/// <summary>Timers fire in the order in which they are due, those of one instant in the order in which they were made, on the thread that moves the clock.</summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<(VirtualTimer Timer, long Setting), (DateTimeOffset DueAt, long Made)> _settings = new();
    private readonly DateTimeOffset _start = start;
    private DateTimeOffset _now = start;
    private long _made;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How far the wall clock was set away from the monotonic one.</summary>
    public TimeSpan WallJump { get; set; }

    /// <summary>How far Muster's time is from the monotonic one: what the wall clock said when the only node of a store was started.</summary>
    public TimeSpan Lead { get; set; }

    /// <summary>Muster's time: what tests reckon with.</summary>
    public DateTimeOffset Now => _now + Lead;

    public override DateTimeOffset GetUtcNow() => _now + WallJump;

    public override long GetTimestamp() => (_now - _start).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        VirtualTimer timer = new(this, callback, state, ++_made);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>When the next timer fires; null when none is set.</summary>
    public DateTimeOffset? Next => First()?.DueAt + Lead;

    /// <summary>Moves to an instant at or after now and fires what is due then.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, Now);
        _now = instant - Lead;
        while (First() is { } first && first.DueAt <= _now)
        {
            first.Fire();
        }
    }

    /// <summary>The timer that fires first. A setting that was changed since stays in the queue until it comes to the front.</summary>
    private VirtualTimer? First()
    {
        while (_settings.TryPeek(out (VirtualTimer Timer, long Setting) first, out _))
        {
            if (first.Timer.Setting == first.Setting)
            {
                return first.Timer;
            }

            _settings.Dequeue();
        }

        return null;
    }

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state, long made) : ITimer
    {
        private TimeSpan _period;
        private long _settings;

        /// <summary>Counts how often it was set; negative while it is not.</summary>
        public long Setting { get; private set; } = -1;

        public DateTimeOffset DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            Setting = -1;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Setting = ++_settings;
                DueAt = clock._now + dueTime;
                clock._settings.Enqueue((this, Setting), (DueAt, made));
            }

            return true;
        }

        public void Fire()
        {
            Change(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan, _period);
            callback(state);
        }

        public void Dispose() => Setting = -1;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
