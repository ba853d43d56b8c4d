// The clock of the person at the terminal.
using Muster.Server.Hosting;

namespace Muster.Cli.Terminal;

internal static class Clock
{
    public static readonly TimeProvider Wall = SystemClock.Start();

    public static DateTimeOffset Now => Wall.GetUtcNow();
}
