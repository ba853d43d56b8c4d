// The one place that names the system's clock.
using Muster.Engine.Ports;

namespace Muster.Server.Hosting;

public static class SystemClock
{
    /// <summary>The engine's clock over the system's: everything else takes a <see cref="TimeProvider"/>.</summary>
#pragma warning disable RS0030 // The host is where time enters.
    public static EngineClock Start() => new(TimeProvider.System);
#pragma warning restore RS0030
}
