// The database file: where it is, and connections to it.
using Microsoft.Data.Sqlite;

namespace Muster.Storage.Sqlite;

/// <summary>
/// The file is readable by its owner alone; SQLite gives the files beside it (<c>-wal</c>, <c>-shm</c>) the same mode. Every connection waits up to
/// <see cref="BusyTimeoutMs"/> for another process that writes, such as the command line. Because readers, the command line and DbContexts have connections of their own, the
/// lock cannot be exclusive, which is the one way to do without the mapped <c>-shm</c>.
/// </summary>
internal sealed class SqliteFile(string path)
{
    public const int BusyTimeoutMs = 5000;

    /// <summary>To this the write-ahead log shrinks when it begins anew, so that its length says what a checkpoint has to do.</summary>
    private const int WalBytesKept = 4 * 1024 * 1024;

    public string Path { get; } = path;

    /// <summary>The longest wait for a lock, once more as a time-out of the commands: the driver would try again for half a minute.</summary>
    public string ConnectionString { get; } =
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            DefaultTimeout = BusyTimeoutMs / 1000,
            Pooling = false,
        }.ToString();

    /// <summary>For the DbContext, which opens a connection for every query.</summary>
    public string PooledConnectionString => new SqliteConnectionStringBuilder(ConnectionString) { Pooling = true }.ToString();

    public SqliteConnection OpenToWrite()
    {
        MakePrivate();
        SqliteConnection connection = Open();
        // The writer checkpoints by itself, between its groups of commits and not in the middle of one.
        Execute(
            connection,
            $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = {WalBytesKept};"
        );
        return connection;
    }

    public SqliteConnection OpenToRead()
    {
        SqliteConnection connection = Open();
        Execute(connection, "PRAGMA query_only = ON;");
        return connection;
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the code: pragmas take no parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = new(ConnectionString);
        try
        {
            connection.Open();
            Execute(connection, $"PRAGMA busy_timeout = {BusyTimeoutMs};");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void MakePrivate()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = OwnerOnly,
        };
        // Closing any descriptor of a file drops this process's POSIX locks on it, SQLite's included: so only a file that is not there yet is opened.
        if (!File.Exists(Path))
        {
            new FileStream(Path, options).Dispose();
        }
        else if (File.GetUnixFileMode(Path) != OwnerOnly)
        {
            File.SetUnixFileMode(Path, OwnerOnly);
        }
    }
}
