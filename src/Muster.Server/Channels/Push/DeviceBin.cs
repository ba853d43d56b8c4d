// The devices that got notifications and were taken away, for the bin of whose they are.
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.Channels.Push;

internal sealed class DeviceBin(PushDevices devices) : IBinSource, IBinRestorer
{
    private const string IsGone = "Its browser takes no messages there any more: switch notifications on again on the device.";

    public bool Restores(string kind) => kind == BinKinds.Device;

    public async Task<IReadOnlyList<BinItem>> ListAsync(
        Caller reader,
        string words,
        ViewCursor? before,
        int limit,
        CancellationToken cancel
    ) => BinPage.Of(await AllAsync(reader, cancel), words, before, limit);

    public async Task<BinItem?> FindAsync(Caller reader, string id, CancellationToken cancel) =>
        (await AllAsync(reader, cancel)).FirstOrDefault(item => item.Id == id);

    public async Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking) =>
        await devices.RestoreAsync(part, caller.Person!.Value) is { } why ? new Outcome.Refused(why) : new Outcome.Done(Nothing: null);

    private async Task<IEnumerable<BinItem>> AllAsync(Caller reader, CancellationToken cancel) =>
        reader.Person is { } person ? (await devices.RemovedOfAsync(person, cancel)).Select(Item).OfType<BinItem>() : [];

    private static BinItem? Item(PushDevice device) =>
        device.RemovedAt is { } at
            ? new(
                BinRow.IdOf(BinKinds.Device, "devices", device.Id),
                BinKinds.Device,
                $"Notifications on {device.Name}",
                "/account#devices",
                device.RemovedBecause == PushDevices.ByOwner ? $"person:{device.Person}" : "system:push",
                at,
                device.RemovedBecause ?? "",
                device.RemovedBecause == PushDevices.ByOwner ? null : IsGone
            )
            : null;
}
