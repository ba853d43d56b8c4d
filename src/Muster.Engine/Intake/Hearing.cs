// Since when this node could hear its senders without a break, and whether it can now.
namespace Muster.Engine.Intake;

/// <summary>
/// A sender that repeats what fires keeps its alerts alive by being heard. While the store takes nothing, or while this node is down or hangs, nobody is heard:
/// that silence is Muster's own, and no lease may end by it. Safe for several threads.
/// </summary>
public sealed class Hearing(TimeProvider clock)
{
    private long _since = clock.GetUtcNow().UtcTicks;
    private volatile bool _isRefused;

    /// <summary>The start of this node, or the last instant at which it is known to have heard nobody.</summary>
    public DateTimeOffset Since => new(Interlocked.Read(ref _since), TimeSpan.Zero);

    /// <summary>Whether the last that was to be stored was refused.</summary>
    internal bool IsRefused => _isRefused;

    /// <summary>Nobody could be heard until now.</summary>
    internal void Missed() => Interlocked.Exchange(ref _since, clock.GetUtcNow().UtcTicks);

    /// <summary>The store took nothing.</summary>
    internal void Refused()
    {
        Missed();
        _isRefused = true;
    }

    /// <summary>The store takes what comes.</summary>
    internal void Taken() => _isRefused = false;
}
