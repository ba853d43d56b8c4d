// Lists what was removed of all that has a record: the rows of the bin.
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Bins;

namespace Muster.Server.Bin;

internal sealed class RecordedBin(IViewStore views, OrganisationReader organisations) : IBinSource
{
    public async Task<IReadOnlyList<BinItem>> ListAsync(
        Caller reader,
        string words,
        ViewCursor? before,
        int limit,
        CancellationToken cancel
    )
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        ViewQuery query = new(Views.Bin, [Views.Open], words, before, Math.Min(limit, ViewQuery.LimitMax))
        {
            Searched = ViewQuery.SearchedMax,
        };
        return [.. (await views.ListAsync(query, cancel)).Select(view => Item(view, organisation))];
    }

    public async Task<BinItem?> FindAsync(Caller reader, string id, CancellationToken cancel) =>
        await views.FindAsync(Views.Bin, id, cancel) is { Status: Views.Open } view
            ? Item(view, await organisations.CurrentAsync(cancel))
            : null;

    private static BinItem Item(View view, Organisation organisation)
    {
        BinRow row = view.Row<BinRow>();
        return new(view.Id, row.Kind, row.Title, row.Link, row.By.ToString(), row.At, row.Why, row.Stays ?? InUse(row, organisation));
    }

    /// <summary>A definition may be in use again because somebody wrote it anew; then nothing is left to bring back.</summary>
    private static string? InUse(BinRow row, Organisation organisation) =>
        row.Kind == BinKinds.Definition && row.Part.Split('.', 2) is [var kind, var id] && !IsRetired(organisation, kind, id)
            ? "It is in use again: somebody defined it anew."
            : null;

    private static bool IsRetired(Organisation organisation, string kind, string id) =>
        Enum.GetValues<DefinitionKind>().Any(one => one.Label() == kind && organisation.Retired.Contains(one, id));
}
