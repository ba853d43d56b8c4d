// When the write-ahead log goes back into the database file.
using Microsoft.Data.Sqlite;
using Muster.Storage.Statements;

namespace Muster.Storage.Sqlite;

/// <summary>
/// Most of it beside the writer, on another thread, when the log has grown: a commit does not wait for it. What was written meanwhile is a little, and the writer
/// itself puts that back between two groups, for only a log of which all is put back begins anew. From
/// <see cref="WalBytesMax"/> on the writer also waits a moment for those who read. A reader that stays long, such as a backup, holds the log open until it ends.
/// </summary>
internal sealed class SqliteCheckpoints(SqliteFile file) : IAsyncDisposable
{
    private const long WalBytesDue = 16 * 1024 * 1024;
    private const long WalBytesMax = 128 * 1024 * 1024;
    private const int PatienceMs = 50;
    private readonly FileInfo _wal = new(file.Path + "-wal");
    private Task? _running;
    private long _due = WalBytesDue;

    public void AfterCommit(SqliteSession writer)
    {
        _wal.Refresh();
        long bytes = _wal.Exists ? _wal.Length : 0;
        if (_running is { IsCompleted: true })
        {
            _running = null;
            Finish(writer, bytes);
        }
        else if (bytes > _due && _running is null)
        {
            // If it cannot begin anew this time, because of a reader, the next attempt is a good deal of log later.
            _due = bytes + WalBytesDue;
            _running = Task.Run(() =>
            {
                using SqliteSession session = new(file.OpenToWrite());
                TryCheckpoint(session, "PASSIVE");
            });
        }
        else if (bytes < WalBytesDue)
        {
            _due = WalBytesDue;
        }
    }

    public async ValueTask DisposeAsync() => await (_running ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static void Finish(SqliteSession writer, long bytes)
    {
        if (bytes < WalBytesMax)
        {
            TryCheckpoint(writer, "PASSIVE");
            return;
        }

        SqliteFile.Execute(writer.Connection, $"PRAGMA busy_timeout = {PatienceMs}");
        TryCheckpoint(writer, "RESTART");
        SqliteFile.Execute(writer.Connection, $"PRAGMA busy_timeout = {SqliteFile.BusyTimeoutMs}");
    }

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
