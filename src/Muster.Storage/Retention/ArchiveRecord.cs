// What is kept about an archive: its file, what is in it, and who moved it there or brought it back.
using System.Collections.Immutable;

namespace Muster.Storage.Retention;

/// <param name="File">Where it was written; it may have been moved since.</param>
/// <param name="Sha256">Of the whole file, in lower-case hexadecimal digits.</param>
/// <param name="Before">Everything in it was over before this instant.</param>
/// <param name="By">Who moved it.</param>
/// <param name="RemovedAt">When the last of its rows was taken out of the database; null while that goes on.</param>
public sealed record ArchiveRecord(
    string Id,
    string File,
    string Sha256,
    DateTimeOffset Before,
    ImmutableArray<ArchivedRows> Rows,
    string By,
    string Why,
    DateTimeOffset WrittenAt,
    DateTimeOffset? RemovedAt,
    DateTimeOffset? RestoredAt,
    string? RestoredBy
);
