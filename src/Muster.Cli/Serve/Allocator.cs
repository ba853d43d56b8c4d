// Memory that native code has freed and the C library keeps.
using System.Runtime.InteropServices;

namespace Muster.Cli.Serve;

internal static partial class Allocator
{
    /// <summary>Gives back to the system whatever is free. Nothing happens where the C library is not glibc, which alone keeps so much.</summary>
    public static void Trim()
    {
        try
        {
            _ = TrimAll(keep: 0);
        }
        catch (Exception other) when (other is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library gives back by itself.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int TrimAll(nint keep);
}
