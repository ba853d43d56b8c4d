// A disk of a few megabytes, held in memory, that a test fills up, makes read-only and frees again.
using Muster.Peers;

namespace Muster.Oracle.Driving;

public sealed class SmallDisk : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk() { }

    public string Path => _folder.Of("disk");

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Null where this machine lets nobody mount: then the test cannot be made here.</summary>
    public static async Task<SmallDisk?> TryMountAsync(int megabytes)
    {
        SmallDisk disk = new();
        Directory.CreateDirectory(disk.Path);
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path))
        {
            return disk;
        }

        disk._folder.Dispose();
        return null;
    }

    /// <summary>Leaves so many kilobytes free, or fewer when others write meanwhile.</summary>
    public void FillUpTo(int kilobytesLeft)
    {
        using FileStream ballast = new(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[1024 * 1024];
        try
        {
            while (new DriveInfo(Path).AvailableFreeSpace - (kilobytesLeft * 1024L) is > 0 and long left)
            {
                ballast.Write(block, 0, (int)Math.Min(left, block.Length));
            }
        }
        catch (IOException)
        {
            // Somebody else took the last of it: the disk is as full as was asked for.
        }
    }

    public void Free() => File.Delete(Ballast);

    /// <summary>Only while no process writes on it.</summary>
    public async Task MakeAsync(bool readOnly)
    {
        if (!await RunAsync("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), Path))
        {
            throw new InvalidOperationException("The disk could not be mounted anew.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "--lazy", Path);
        _folder.Dispose();
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        await using PeerProcess process = PeerProcess.Start(program, arguments);
        await Until.TrueAsync($"{program} ends", Station.Soon, () => Task.FromResult(process.HasExited));
        return process.ExitCode == 0;
    }
}
