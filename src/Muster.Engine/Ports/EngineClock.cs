// The engine's clock: wall time at the start plus monotonic time, so that a jump of the wall clock neither silences nor bursts the pager.
namespace Muster.Engine.Ports;

/// <summary>
/// Reads the wall clock once, when it is made, and counts on with the monotonic clock; the start of a server sets it once more. Instants are whole milliseconds in UTC, so that every store keeps them alike.
/// </summary>
public sealed class EngineClock(TimeProvider system) : TimeProvider
{
    private long _ticksAtStart = system.GetUtcNow().UtcTicks;
    private readonly long _timestampAtStart = system.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => system.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        DateTimeOffset now = new(Interlocked.Read(ref _ticksAtStart) + system.GetElapsedTime(_timestampAtStart).Ticks, TimeSpan.Zero);
        return DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
    }

    public override long GetTimestamp() => system.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        system.CreateTimer(callback, state, dueTime, period);

    /// <summary>Goes on from an instant; before anything has asked for the time, for it may lie in the past.</summary>
    public void Set(DateTimeOffset now) =>
        Interlocked.Exchange(ref _ticksAtStart, now.UtcTicks - system.GetElapsedTime(_timestampAtStart).Ticks);

    /// <summary>How far the wall clock is away from this one: positive when it is ahead.</summary>
    public TimeSpan WallClockDrift() => system.GetUtcNow() - GetUtcNow();
}
