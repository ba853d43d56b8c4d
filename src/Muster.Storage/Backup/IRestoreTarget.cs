// A database that a backup is written into, in one transaction.
namespace Muster.Storage.Backup;

internal interface IRestoreTarget : IAsyncDisposable
{
    /// <summary>Whether a table has a row.</summary>
    Task<bool> HasRowsAsync(string table, CancellationToken cancel);

    /// <summary>The names of a table's columns.</summary>
    Task<IReadOnlySet<string>> ColumnsAsync(string table, CancellationToken cancel);

    Task ClearAsync(string table, CancellationToken cancel);

    /// <param name="columns">The columns that the rows have.</param>
    /// <param name="rows">Each a JSON object of texts, whole numbers and nulls; bytes as <c>\x0123</c>.</param>
    Task InsertAsync(string table, IReadOnlyList<string> columns, IReadOnlyList<string> rows, CancellationToken cancel);

    /// <summary>Makes what was inserted last; until then nobody sees it, and disposing drops it.</summary>
    Task CommitAsync(CancellationToken cancel);
}
