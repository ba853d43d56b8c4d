// Where the record is kept.
using System.Collections.Immutable;

namespace Muster.Storage.Startup;

/// <param name="DataDirectory">An absolute path: the SQLite database, the keys and the anchors.</param>
/// <param name="Database">A PostgreSQL connection string; null: SQLite in the data directory.</param>
/// <param name="ChainKey">The key of the event chain, for several nodes on one database; null: the one in the data directory.</param>
public sealed record StorageOptions(string DataDirectory, string? Database, ImmutableArray<byte>? ChainKey)
{
    /// <summary>What ends the process when the disk lost a flush that it had promised: what is in memory can no longer be trusted. Null goes on.</summary>
    public Action<IServiceProvider, Exception>? OnLostFlush { get; init; }

    /// <summary>Whether there is a database to open, for those who must not make one by asking; a PostgreSQL server is taken to be there.</summary>
    public bool IsMade => Database is not null || File.Exists(DatabaseFile);

    internal string DatabaseFile => Path.Combine(DataDirectory, "muster.db");

    internal string KeyDirectory => Path.Combine(DataDirectory, "keys");

    internal string ChainKeyFile => Path.Combine(KeyDirectory, "chain.key");

    internal string IntakeDirectory => Path.Combine(DataDirectory, "intake");

    internal string ArchiveDirectory => Path.Combine(DataDirectory, "archives");

    internal string AnchorDirectory => Path.Combine(DataDirectory, "anchors");

    internal string LockFile => Path.Combine(DataDirectory, "muster.lock");
}
