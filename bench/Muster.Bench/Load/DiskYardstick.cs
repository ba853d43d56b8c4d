// What a flush of the disk takes by itself: the part of a page's time that no program can save.
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Muster.Peers;
using Muster.Storage.Disk;

namespace Muster.Bench.Load;

internal static class DiskYardstick
{
    private const int Block = 4096;

    /// <summary>Writes and flushes one block after another, each after a pause; answers how long each took, sorted.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> FlushesAsync(int count, TimeSpan pause)
    {
        using TemporaryFolder folder = new();
        using SafeFileHandle file = File.OpenHandle(folder.Of("flushes"), FileMode.CreateNew, FileAccess.Write);
        byte[] block = new byte[Block];

        // As the log and the database do: the file has its length before, so that a flush is about its content.
        for (int place = 0; place < count; place++)
        {
            RandomAccess.Write(file, block, (long)place * Block);
        }

        DiskFlush.Flush(file);
        List<TimeSpan> took = [];
        for (int place = 0; place < count; place++)
        {
            await Task.Delay(pause);
            block.AsSpan().Fill((byte)((place + 1) % 256));
            long start = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, block, (long)place * Block);
            DiskFlush.Flush(file);
            took.Add(Stopwatch.GetElapsedTime(start));
        }

        took.Sort();
        return took;
    }
}
