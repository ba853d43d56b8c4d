// One server whose disk fills up and is freed again.
using Muster.Oracle.Driving;
using Muster.Oracle.Promises;
using Muster.Peers;

namespace Muster.Soak.Faults;

public sealed class DiskFull(Station station, SmallDisk disk) : IFault
{
    public Station Station => station;

    public IReadOnlyList<Uri> Nodes => [station.Muster.Url];

    public static async Task<DiskFull> BuildAsync(WebhookReceiver receiver)
    {
        (SmallDisk disk, Station station) = await SmallDisks.BuildAsync(receiver);
        return new(station, disk);
    }

    public Task StartAsync() => station.Muster.StartAsync();

    public async Task StrikeAsync(Ledger ledger, Random random)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(random);
        Operator reader = new(station.Muster.Process!);
        int enough = ledger.CutOff + random.Next(3, 30);
        await Until.TrueAsync(
            "requests are refused",
            Station.Soon,
            () =>
            {
                // What the server frees in its own files is taken away too.
                disk.FillUpTo(0);
                return Task.FromResult(ledger.CutOff >= enough);
            }
        );
        await reader.MustHearAsync(() => disk.FillUpTo(0), "the disk is full", "No space left");
        disk.Free();
        await Until.TrueAsync("the server is healthy again", Station.Soon, () => station.IsThereAsync("/healthz"));
    }

    public Task StopAsync() => station.Muster.Process!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await station.DisposeAsync();
        await disk.DisposeAsync();
    }
}
