// Has the disk take what was written to a file, and says so when it does not.
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Muster.Storage.Disk;

/// <summary>
/// The framework's own flush passes over three answers of the system, because a special file may have nothing to flush. One of them is also how a disk answers that turned
/// read-only after the write, as ext4 does when its journal fails: what was written is then lost, and whoever waits for it must hear that.
/// </summary>
public static partial class DiskFlush
{
    private const int Interrupted = 4;

    /// <summary>What was written is on the disk when it returns.</summary>
    /// <exception cref="IOException">Nobody knows what of it is on the disk.</exception>
    public static void Flush(FileStream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Flush();
        Flush(file.SafeFileHandle);
    }

    /// <summary>What was written is on the disk when it returns.</summary>
    /// <exception cref="IOException">Nobody knows what of it is on the disk.</exception>
    public static void Flush(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
#pragma warning disable RS0030 // There the framework knows how.
            RandomAccess.FlushToDisk(file);
#pragma warning restore RS0030
            return;
        }

        while (FileSync(file) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                throw new IOException($"The disk did not keep what was written: {Marshal.GetPInvokeErrorMessage(error)}.");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FileSync(SafeFileHandle file);
}
