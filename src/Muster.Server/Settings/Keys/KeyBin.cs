// The API keys that were revoked, for the bin; an admin makes them valid again.
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;
using Muster.Storage.Access;

namespace Muster.Server.Settings.Keys;

internal sealed class KeyBin(ApiKeys keys) : IBinSource, IBinRestorer
{
    public bool Restores(string kind) => kind == BinKinds.ApiKey;

    public async Task<IReadOnlyList<BinItem>> ListAsync(
        Caller reader,
        string words,
        ViewCursor? before,
        int limit,
        CancellationToken cancel
    ) => BinPage.Of(await AllAsync(reader, cancel), words, before, limit);

    public async Task<BinItem?> FindAsync(Caller reader, string id, CancellationToken cancel) =>
        (await AllAsync(reader, cancel)).FirstOrDefault(item => item.Id == id);

    /// <summary>Keys do not manage keys.</summary>
    public async Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking) =>
        caller is not { MayAdminister: true, IsKey: false } ? new Outcome.Refused(BinRefusals.ForAdmins)
        : await keys.RestoreAsync(part, asking.By.ToString(), CancellationToken.None) is { } why ? new Outcome.Refused(why)
        : new Outcome.Done(Nothing: null);

    private async Task<IEnumerable<BinItem>> AllAsync(Caller reader, CancellationToken cancel) =>
        reader.MayAdminister ? (await keys.ListAsync(cancel)).Select(Item).OfType<BinItem>() : [];

    private static BinItem? Item(ApiKey key) =>
        key.Revoked is { } revoked
            ? new(
                BinRow.IdOf(BinKinds.ApiKey, "keys", key.Id),
                BinKinds.ApiKey,
                $"The API key {key.Name}",
                "/settings/keys",
                revoked.By,
                revoked.At,
                revoked.Why,
                Stays: null
            )
            : null;
}
