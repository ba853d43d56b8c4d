// An archive that goes on: a stop ends it between two transactions, and the next archive finishes it.
using Muster.Cli.Execution;
using Muster.Cli.Terminal;
using Muster.Storage.Backup;
using Muster.Storage.Retention;

namespace Muster.Cli.Retention;

internal sealed class ArchiveJob : IRunning, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <param name="archive">Moves the history.</param>
    public ArchiveJob(Func<CancellationToken, Task<ArchiveRecord?>> archive) => Ended = EndAsync(archive);

    public Task<CommandEnd> Ended { get; }

    /// <summary>What was made; null while it goes on, and when nothing was.</summary>
    public ArchiveRecord? Made { get; private set; }

    /// <summary>Why it failed, a sentence; null when it did not.</summary>
    public string? Failed { get; private set; }

    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();

    private async Task<CommandEnd> EndAsync(Func<CancellationToken, Task<ArchiveRecord?>> archive)
    {
        try
        {
            Made = await archive(_stop.Token);
            return new(EndCause.Exited, ExitCode.Done, Signal: null, LeftBehind: 0);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return new(EndCause.Stopped, ExitCode.Interrupted, Signal: null, LeftBehind: 0);
        }
        catch (BackupException failed)
        {
            Failed = failed.Message;
            return new(EndCause.Exited, ExitCode.Unavailable, Signal: null, LeftBehind: 0);
        }
    }
}
