// The engine's clock: wall time at the start plus monotonic time, so that a jump of the wall clock neither silences nor bursts the pager.
namespace Muster.Engine.Ports;

/// <summary>
/// Reads the wall clock once, when it is made, and counts on with the monotonic clock. Instants are whole milliseconds in UTC, so that every store keeps them alike.
/// </summary>
public sealed class EngineClock(TimeProvider system) : TimeProvider
{
    private readonly DateTimeOffset _wallAtStart = system.GetUtcNow();
    private readonly long _timestampAtStart = system.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => system.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        DateTimeOffset now = _wallAtStart + system.GetElapsedTime(_timestampAtStart);
        return DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
    }

    public override long GetTimestamp() => system.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        system.CreateTimer(callback, state, dueTime, period);

    /// <summary>How far the wall clock has moved away from this one since the start: positive when it jumped ahead.</summary>
    public TimeSpan WallClockDrift() => system.GetUtcNow() - GetUtcNow();
}
