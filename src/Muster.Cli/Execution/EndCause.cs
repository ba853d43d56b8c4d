// Why a command ended.
namespace Muster.Cli.Execution;

internal enum EndCause
{
    /// <summary>By itself: with an exit code, or by a signal that somebody else sent.</summary>
    Exited,

    /// <summary>It was told to stop.</summary>
    Stopped,

    /// <summary>It was told to stop when its time was over.</summary>
    TimedOut,
}
