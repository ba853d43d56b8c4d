// Lists what was removed of all that has a record: the rows of the bin.
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Bins;

namespace Muster.Server.Bin;

internal sealed class RecordedBin(IViewStore views) : IBinSource
{
    public async Task<IReadOnlyList<BinItem>> ListAsync(
        Caller reader,
        string words,
        ViewCursor? before,
        int limit,
        CancellationToken cancel
    )
    {
        ViewQuery query = new(Views.Bin, [Views.Open], words, before, Math.Min(limit, ViewQuery.LimitMax))
        {
            Searched = ViewQuery.SearchedMax,
        };
        return [.. (await views.ListAsync(query, cancel)).Select(Item)];
    }

    public async Task<BinItem?> FindAsync(Caller reader, string id, CancellationToken cancel) =>
        await views.FindAsync(Views.Bin, id, cancel) is { Status: Views.Open } view ? Item(view) : null;

    private static BinItem Item(View view)
    {
        BinRow row = view.Row<BinRow>();
        return new(view.Id, row.Kind, row.Title, row.Link, row.By.ToString(), row.At, row.Why, row.Stays);
    }
}
