// Lists what of one capability was removed, for the bin that lists it all.
using Muster.Engine.Ports;
using Muster.Server.Web.Access;

namespace Muster.Server.Web.Bins;

public interface IBinSource
{
    /// <summary>What this reader may see, by when it was removed and then by id, the latest first.</summary>
    /// <param name="before">Only what sorts after this; null for the first.</param>
    /// <param name="limit">How many at most.</param>
    Task<IReadOnlyList<BinItem>> ListAsync(Caller reader, string words, ViewCursor? before, int limit, CancellationToken cancel);

    /// <summary>Null when it is not there, or not for this reader.</summary>
    Task<BinItem?> FindAsync(Caller reader, string id, CancellationToken cancel);
}
