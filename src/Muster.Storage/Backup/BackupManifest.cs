// What a backup holds, and how to tell that it is whole.
using System.Collections.Immutable;

namespace Muster.Storage.Backup;

/// <param name="Format">The form of the file; this version reads and writes <see cref="FormatNow"/>.</param>
/// <param name="Muster">The version that wrote it.</param>
/// <param name="Schema">The name of the last migration of the database it was read from.</param>
/// <param name="Database">The kind of database that it was read from: <c>sqlite</c> or <c>postgres</c>; it can be restored into either.</param>
public sealed record BackupManifest(
    int Format,
    string Muster,
    string Schema,
    string Database,
    DateTimeOffset CreatedAt,
    ImmutableArray<BackupEntry> Entries
)
{
    public const int FormatNow = 1;

    /// <summary>Whether the key of the chain is in it.</summary>
    public bool HasKeys => Entries.Any(entry => entry.Name == BackupFile.ChainKeyEntry);

    /// <summary>All rows of all tables.</summary>
    public long Rows => Entries.Sum(entry => entry.Rows);
}
