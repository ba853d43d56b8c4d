// A clock that runs as the system's does, and can be moved ahead.
namespace Muster.Server.Tests.Drivers;

public sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    /// <summary>Moves the time on; timers that run keep to their own pace.</summary>
    public void FastForward(TimeSpan by) => _ahead += by;
}
