// The full-text search.
using System.Globalization;
using Muster.Engine.Ports;

namespace Muster.Storage.Stores;

internal sealed partial class SqlStore
{
    public async Task<IReadOnlyList<(string Kind, string Id)>> SearchAsync(FullTextQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Words.IsEmpty
            ? []
            : [.. (await database.QueryAsync(database.FullText(query), row => row.GetInt64(0), cancel)).Select(RowOf)];
    }

    public Task<int> RefillAsync(CancellationToken cancel) =>
        database.TransactAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync(database.EmptyFullText, cancel);
                return await transaction.ExecuteAsync(database.FillFullText, cancel);
            },
            cancel
        );

    private static (string Kind, string Id) RowOf(long number) =>
        (number % 2 == 0 ? FullTextKinds.Incident : FullTextKinds.Review, "INC-" + (number / 2).ToString(CultureInfo.InvariantCulture));
}
