// A station whose data directory is a small disk of its own.
using Muster.Oracle.Driving;

namespace Muster.Soak.Faults;

internal static class SmallDisks
{
    private const int Megabytes = 256;

    public static async Task<(SmallDisk Disk, Station Station)> BuildAsync(WebhookReceiver receiver)
    {
        SmallDisk disk =
            await SmallDisk.TryMountAsync(Megabytes)
            ?? throw new SoakException(
                "This machine lets nobody mount a file system of its own, so no disk can be filled: run it as root."
            );
        return (disk, await OnePerson.BuildAsync(receiver, null, ("MUSTER_DATA", disk.Path)));
    }
}
