// A clock that stands where the demo's story is.
namespace Muster.Cli.Demo;

/// <summary>Moves only when it is told to, and never back. Timers of the runtime are those of the system: the story waits for none.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, Math.Max(now.UtcTicks, GetUtcNow().UtcTicks));
}
