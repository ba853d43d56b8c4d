// Brings what stands in the intake log alone into the database, before it is copied.
using Muster.Engine.Pager;
using Muster.Storage.IntakeLog;
using Muster.Storage.Startup;

namespace Muster.Storage.Backup;

/// <summary>A server that runs does it all the time and is waited for; where none runs, this does it in its place.</summary>
/// <param name="saving">Made only where no server runs: it writes.</param>
internal sealed class IntakeCatchUp(StorageOptions options, Func<AlertSaving> saving, TimeProvider clock)
{
    /// <summary>Several times what a quiet server needs. In the middle of a storm the alerts of its last moments are not in the backup; they are in the log.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken cancel)
    {
        if (options.Database is not null || !Directory.Exists(options.IntakeDirectory))
        {
            return;
        }

        using ServerLock? alone = ServerLock.TryTake(options);
        if (alone is null)
        {
            await IntakeLogFiles.CaughtUpAsync(options.IntakeDirectory, Longest, clock, cancel);
            return;
        }

        AlertSaving catchUp = saving();
        await catchUp.TurnAsync(cancel);
        await catchUp.EndAsync();
    }
}
