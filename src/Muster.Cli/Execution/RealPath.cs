// Where a path leads when every link on its way is followed.
using System.Runtime.InteropServices;

namespace Muster.Cli.Execution;

internal static class RealPath
{
    private const int NoSuchFile = 2;
    private const int TooManyLinks = 40;

    /// <summary>The path without links, <c>.</c> and <c>..</c>; or why there is none, as the end of a sentence that begins with the path.</summary>
    /// <param name="path">Absolute.</param>
    public static (string? Path, string Why) Of(string path)
    {
        nint found = Native.RealPath(path, 0);
        if (found == 0)
        {
            int error = Marshal.GetLastPInvokeError();
            return (
                null,
                error switch
                {
                    NoSuchFile when LinkTarget(path) is { } target => $"is a link to {target}, which is not there",
                    NoSuchFile => "is not there",
                    TooManyLinks => "is a loop of links",
                    _ => "cannot be read: " + Marshal.GetPInvokeErrorMessage(error),
                }
            );
        }

        string real = Marshal.PtrToStringUTF8(found)!;
        Native.Free(found);
        return (real, "");
    }

    /// <summary>An absolute path, which still leads where the system would go: behind a link, <c>..</c> is not what stands before it.</summary>
    public static string At(string directory, string path) =>
        path.Split('/').Contains("..", StringComparer.Ordinal) ? Path.Combine(directory, path) : Path.GetFullPath(path, directory);

    private static string? LinkTarget(string path) => new FileInfo(path).LinkTarget;
}
