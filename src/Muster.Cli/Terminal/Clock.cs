// The clock of the person at the terminal.
namespace Muster.Cli.Terminal;

internal static class Clock
{
    /// <summary>The system's clock, named here alone: the executable is the host that hands it on.</summary>
    public static readonly TimeProvider System = new Wall();

    public static DateTimeOffset Now => System.GetUtcNow();

    private sealed class Wall : TimeProvider;
}
