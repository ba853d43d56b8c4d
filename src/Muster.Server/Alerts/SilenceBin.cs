// The silences that somebody ended before their time, for the bin.
using Muster.Core.Alerts;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Bins;

namespace Muster.Server.Alerts;

internal sealed class SilenceBin(SilenceLists silences) : IBinSource
{
    private const string Stays = "What it muted may have paged since: set it again, its alerts and its reason stand on its page.";

    public async Task<IReadOnlyList<BinItem>> ListAsync(
        Caller reader,
        string words,
        ViewCursor? before,
        int limit,
        CancellationToken cancel
    ) => BinPage.Of((await silences.ListAsync(cancel)).Select(listed => Item(listed.Silence)).OfType<BinItem>(), words, before, limit);

    public async Task<BinItem?> FindAsync(Caller reader, string id, CancellationToken cancel) =>
        (await silences.ListAsync(cancel)).Select(listed => Item(listed.Silence)).FirstOrDefault(item => item?.Id == id);

    private static BinItem? Item(Silence silence) =>
        silence.Ended is { } ended
            ? new(
                BinRow.IdOf(BinKinds.Silence, "silence", silence.Id.Value),
                BinKinds.Silence,
                $"The silence: {silence.Comment}",
                "/silences?status=over",
                ended.By,
                silence.EndsAt,
                ended.Why,
                Stays
            )
            : null;
}
