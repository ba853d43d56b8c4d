// When the write-ahead log goes back into the database file.
using Microsoft.Data.Sqlite;
using Muster.Storage.Statements;

namespace Muster.Storage.Sqlite;

/// <summary>
/// Beside the writer, on another thread, when the log has grown: a commit does not wait for it. Under a storm that never pauses the log cannot begin anew
/// behind the writer's back, so at <see cref="WalBytesMax"/> the writer itself does it.
/// </summary>
internal sealed class SqliteCheckpoints(SqliteFile file) : IAsyncDisposable
{
    private const long WalBytesDue = 16 * 1024 * 1024;
    private const long WalBytesMax = 256 * 1024 * 1024;
    private readonly FileInfo _wal = new(file.Path + "-wal");
    private Task _running = Task.CompletedTask;

    public void AfterCommit(SqliteSession writer)
    {
        _wal.Refresh();
        long bytes = _wal.Exists ? _wal.Length : 0;
        if (bytes > WalBytesMax)
        {
            TryCheckpoint(writer, "TRUNCATE");
        }
        else if (bytes > WalBytesDue && _running.IsCompleted)
        {
            _running = Task.Run(() =>
            {
                using SqliteSession session = new(file.OpenToWrite());
                TryCheckpoint(session, "PASSIVE");
            });
        }
    }

    public async ValueTask DisposeAsync() => await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>A checkpoint that fails loses nothing: the log keeps what it has, and the next one tries again.</summary>
    private static void TryCheckpoint(SqliteSession session, string mode)
    {
        try
        {
            session.Query(Sql.Raw($"PRAGMA wal_checkpoint({mode})"), row => row.GetInt32(0));
        }
        catch (SqliteException)
        {
            return;
        }
    }
}
