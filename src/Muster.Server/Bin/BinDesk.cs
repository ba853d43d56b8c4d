// Lists everything that was removed, whatever it is, and brings it back through the rules of what it is.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.Bin;

internal sealed class BinDesk(IEnumerable<IBinSource> sources, IEnumerable<IBinRestorer> restorers)
{
    private static readonly Rejection Unknown = Rejection.NotFound(
        "bin.not_found",
        "There is no such thing in the bin, or it was brought back already. Nothing was changed; look at the bin again."
    );

    /// <summary>The latest first; with where the next page begins, null on the last.</summary>
    public async Task<(ImmutableArray<BinItem> Items, string? Next)> ListAsync(
        Caller reader,
        string words,
        ViewCursor? before,
        int limit,
        CancellationToken cancel
    )
    {
        List<BinItem> all = [];
        bool isMore = false;
        foreach (IBinSource source in sources)
        {
            IReadOnlyList<BinItem> found = await source.ListAsync(reader, words, before, limit, cancel);
            isMore |= found.Count >= limit;
            all.AddRange(found);
        }

        IReadOnlyList<BinItem> page = BinPage.Of(all, "", before, limit);
        return ([.. page], isMore || all.Count > page.Count ? Cursors.Write(new(page[^1].At, page[^1].Id)) : null);
    }

    public async Task<Outcome> RestoreAsync(string id, Caller caller, Asking asking, CancellationToken cancel)
    {
        BinItem? item = null;
        foreach (IBinSource source in sources)
        {
            item ??= await source.FindAsync(caller, id, cancel);
        }

        if (item is null || BinIds.Read(id) is not var (kind, stream, part))
        {
            return new Outcome.Refused(Unknown);
        }

        if (item.Stays is { } why)
        {
            return new Outcome.Refused(new Rejection("bin.stays", why));
        }

        return await restorers.First(one => one.Restores(kind)).RestoreAsync(kind, stream, part, caller, asking);
    }
}
