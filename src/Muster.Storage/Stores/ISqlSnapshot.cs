// One state of the database, read row by row.
using System.Data.Common;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

internal interface ISqlSnapshot
{
    /// <summary>The rows as they come, not all at once; one query at a time.</summary>
    IAsyncEnumerable<T> StreamAsync<T>(Sql query, Func<DbDataReader, T> read, CancellationToken cancel);
}
