// One server that is killed, finds its disk read-only, refuses to start with one line, and starts when it may write.
using Muster.Oracle.Driving;
using Muster.Oracle.Promises;

namespace Muster.Soak.Faults;

public sealed class ReadOnly(Station station, SmallDisk disk) : IFault
{
    private const int Unavailable = 3;

    public Station Station => station;

    public IReadOnlyList<Uri> Nodes => [station.Muster.Url];

    public static async Task<ReadOnly> BuildAsync(WebhookReceiver receiver)
    {
        (SmallDisk disk, Station station) = await SmallDisks.BuildAsync(receiver);
        return new(station, disk);
    }

    public Task StartAsync() => station.Muster.StartAsync();

    public async Task StrikeAsync(Ledger ledger, Random random)
    {
        await station.KillAsync();
        await disk.MakeAsync(readOnly: true);
        (int code, string _) = await station.Muster.RunAsync(null, "serve").WaitAsync(Station.Soon);
        string[] said = station.Muster.LastErrors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await disk.MakeAsync(readOnly: false);
        if (code != Unavailable || said.Length != 1)
        {
            throw new SoakException($"On a read-only disk it ended with {code} and said: {station.Muster.LastErrors}");
        }

        await station.Muster.StartAsync();
    }

    public Task StopAsync() => station.Muster.Process!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await station.DisposeAsync();
        await disk.DisposeAsync();
    }
}
