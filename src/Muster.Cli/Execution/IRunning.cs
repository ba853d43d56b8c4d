// Work that goes on: it can be told to stop, and says how it ended.
namespace Muster.Cli.Execution;

internal interface IRunning
{
    /// <summary>Completes when nothing of it goes on and what it wrote was told.</summary>
    Task<CommandEnd> Ended { get; }

    /// <summary>Tells it to stop. Only the first call counts.</summary>
    void Stop();
}
