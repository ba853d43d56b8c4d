// One server whose data directory turns read-only while it runs, and may be written again.
using Muster.Oracle.Driving;
using Muster.Oracle.Promises;
using Muster.Peers;

namespace Muster.Soak.Faults;

public sealed class TurnedReadOnly(Station station, LockableFolder folder) : IFault
{
    public Station Station => station;

    public IReadOnlyList<Uri> Nodes => [station.Muster.Url];

    public static async Task<TurnedReadOnly> BuildAsync(WebhookReceiver receiver)
    {
        LockableFolder folder =
            await LockableFolder.TryMakeAsync()
            ?? throw new SoakException(
                "Here nobody can make files immutable under whoever has them open: run it as root, with chattr, on a file system such as ext4."
            );
        return new(await OnePerson.BuildAsync(receiver, null, ("MUSTER_DATA", folder.Path)), folder);
    }

    public Task StartAsync() => station.Muster.StartAsync();

    public async Task StrikeAsync(Ledger ledger, Random random)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(random);
        Operator reader = new(station.Muster.Process!);
        await folder.LockAsync();
        int enough = ledger.CutOff + random.Next(3, 30);
        await Until.TrueAsync("requests are refused", Station.Soon, () => Task.FromResult(ledger.CutOff >= enough));
        await reader.MustHearAsync(() => { }, "cannot be written", "is read-only");
        await folder.UnlockAsync();
        await Until.TrueAsync("the server is healthy again", Station.Soon, () => station.IsThereAsync("/healthz"));
    }

    public Task StopAsync() => station.Muster.Process!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await station.DisposeAsync();
        await folder.DisposeAsync();
    }
}
