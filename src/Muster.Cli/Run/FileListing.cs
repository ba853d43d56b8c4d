// Counts and lists the files below paths, in one order and in bounded memory.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Muster.Cli.Run;

/// <summary>
/// Links below a path are listed and not followed, as <c>rm -r</c> does. The names of all files are bound by a digest, their sizes only by their order of magnitude:
/// a log that grows while somebody reads what they approve is the same log.
/// </summary>
internal sealed class FileListing : IDisposable
{
    /// <summary>As many as a person reads on a phone.</summary>
    public const int ShownMax = 100;

    /// <summary>Counting takes a few seconds up to here; what has more is said to have more.</summary>
    public const long CountMax = 1_000_000;

    private readonly IncrementalHash _names = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<string> _shown = [];

    public long Count { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Directories whose names could not be read.</summary>
    public long Closed { get; private set; }

    public bool IsFull => Count >= CountMax;

    /// <summary>The first names, and a line on the rest.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            string digest = Convert.ToHexStringLower(_names.GetCurrentHash());
            return Count > _shown.Count ? [.. _shown, $"and {Count - _shown.Count:N0} more; SHA-256 of all names {digest}"] : [.. _shown];
        }
    }

    /// <summary>Such as: 12 files, 1 to 2 MB.</summary>
    public static string Said(long count, long bytes, long closed) =>
        $"{(count >= CountMax ? "at least " : "")}{count:N0} {(count == 1 ? "file" : "files")}, {Magnitude(bytes)}"
        + (closed == 0 ? "" : $", {closed:N0} directories cannot be read");

    /// <summary>Adds a file, or a directory with all below it.</summary>
    /// <param name="path">Absolute.</param>
    /// <returns>How many files it added, their bytes, and how many directories could not be read.</returns>
    public (long Count, long Bytes, long Closed) Add(string path)
    {
        (long count, long bytes, long closed) = (Count, Bytes, Closed);
        Stack<FileSystemInfo> left = new();
        left.Push(Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path));
        while (left.Count > 0 && !IsFull)
        {
            FileSystemInfo next = left.Pop();
            if (next is DirectoryInfo directory && (directory.LinkTarget is null || directory.FullName == path))
            {
                Below(directory, left);
            }
            else
            {
                Take(next);
            }
        }

        return (Count - count, Bytes - bytes, Closed - closed);
    }

    public void Dispose() => _names.Dispose();

    private void Below(DirectoryInfo directory, Stack<FileSystemInfo> left)
    {
        try
        {
            foreach (FileSystemInfo entry in directory.GetFileSystemInfos().OrderByDescending(entry => entry.Name, StringComparer.Ordinal))
            {
                left.Push(entry);
            }
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            Closed++;
        }
    }

    private void Take(FileSystemInfo file)
    {
        Count++;
        Bytes += file is FileInfo { Exists: true, LinkTarget: null } one ? one.Length : 0;
        _names.AppendData(Encoding.UTF8.GetBytes(file.FullName + '\0'));
        if (_shown.Count < ShownMax)
        {
            string leads =
                file.LinkTarget is { } target ? " -> " + ShownName.Of(target)
                : file.Exists ? ""
                : " (is not there)";
            _shown.Add(ShownName.Of(file.FullName) + leads);
        }
    }

    /// <summary>Between which powers of two: what was approved stays true while a file grows a little.</summary>
    private static string Magnitude(long bytes)
    {
        if (bytes == 0)
        {
            return "0 bytes";
        }

        int power = 63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)bytes);
        string unit = new[] { "bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB" }[power / 10];
        long from = 1L << (power % 10);
        return string.Create(CultureInfo.InvariantCulture, $"{from:N0} to {from * 2:N0} {unit}");
    }
}
