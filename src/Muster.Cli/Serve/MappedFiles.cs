// What the process has of assemblies before its eyes, and need not have.
using System.Globalization;
using System.Runtime.InteropServices;

namespace Muster.Cli.Serve;

/// <summary>
/// The runtime reads what assemblies say of their types from files that it maps, shared and to be read alone. A start looks at nearly all of it, some 30 MB, and hardly
/// anything does so afterwards. What is let go is read from the system's own copy of the file when somebody looks at it again: such a page is never changed.
/// </summary>
internal static partial class MappedFiles
{
    private const string Shared = "r--s";
    private const int NotNeeded = 4;

    /// <summary>Lets go of the pages of assemblies that are loaded, and so stay mapped to the end. Nothing happens where there is no /proc.</summary>
    public static void LetGo()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            HashSet<string> loaded = [.. AppDomain.CurrentDomain.GetAssemblies().Where(one => !one.IsDynamic).Select(one => one.Location)];
            string[] mapped =
            [
                .. File.ReadAllLines("/proc/self/maps")
                    .Where(line => line.IndexOf('/', StringComparison.Ordinal) is > 0 and int at && loaded.Contains(line[at..])),
            ];
            foreach ((nint start, nint length) in mapped.Select(Assembly).OfType<(nint, nint)>())
            {
                _ = Advise(start, length, NotNeeded);
            }
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            // Then they stay.
        }
    }

    /// <summary>Where a line of <c>/proc/self/maps</c> says that a whole assembly is mapped to be read; null for any other mapping.</summary>
    internal static (nint Start, nint Length)? Assembly(string line)
    {
        string[] parts = line.Split(' ', 3);
        bool isAssembly = parts is [_, Shared, _] && line.EndsWith(".dll", StringComparison.Ordinal);
        if (!isAssembly || parts[0].Split('-') is not [{ } from, { } to])
        {
            return null;
        }

        nint start = nint.Parse(from, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (start, nint.Parse(to, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - start);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nint length, int advice);
}
