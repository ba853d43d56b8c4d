// The directory of the anchors: one file for each process that wrote, and what all of them know together.
using System.Security.Cryptography;
using System.Text;
using Muster.Storage.Disk;

namespace Muster.Storage.Chain;

/// <summary>
/// In one file a higher version of a stream takes the place of the one before it; every other line stands, and so do the lines of other files. Each that stands must
/// be true of the database: when one version stands with two hashes, what was there first is lost.
/// </summary>
internal static class AnchorFiles
{
    public const string Extension = ".log";

    private const int TriesMax = 50;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>What stands for each stream, in all files of all these directories; those that are not there are empty.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ILookup<string, Anchor> Read(IEnumerable<string> directories) =>
        directories.SelectMany(Read).Distinct().ToLookup(anchor => anchor.Stream, StringComparer.Ordinal);

    /// <summary>A new file that its owner alone reads and that this process holds until it is closed.</summary>
    public static FileStream New(string directory, string name)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
            options.UnixCreateMode = OwnerOnly;
        }

        return new(Path.Combine(directory, name), options);
    }

    /// <summary>Gathers the files that no process holds any more in one, without the lines that others took the place of; for the one server at its start.</summary>
    public static void Compact(string directory)
    {
        List<FileStream> free = [.. Files(directory).Select(Hold).OfType<FileStream>()];
        try
        {
            if (free.Count == 0)
            {
                return;
            }

            string gathered = $"gathered-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
            using (FileStream next = New(directory, gathered + ".new"))
            {
                // The highest version first: read again, no line takes the place of another.
                IEnumerable<Anchor> standing = free.SelectMany(Standing).Distinct().OrderByDescending(anchor => anchor.Version);
                next.Write(Encoding.UTF8.GetBytes(string.Concat(standing.Select(anchor => anchor.ToLine()))));
                DiskFlush.Flush(next);
            }

            string path = Path.Combine(directory, gathered);
            File.Move(path + ".new", path + Extension);
            free.ForEach(file => File.Delete(file.Name));
        }
        finally
        {
            free.ForEach(file => file.Dispose());
        }
    }

    /// <summary>Puts all files aside: what they know is of another database.</summary>
    public static void PutAside(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return;
        }

        int number = 1;
        while (Directory.Exists($"{directory}.before-restore-{number}"))
        {
            number++;
        }

        Directory.Move(directory, $"{directory}.before-restore-{number}");
    }

    private static IEnumerable<string> Files(string directory) =>
        Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*" + Extension).Order(StringComparer.Ordinal) : [];

    /// <summary>A server that starts meanwhile holds files for a moment, and then their lines stand in a new one: they are listed and read again.</summary>
    private static List<Anchor> Read(string directory)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                List<Anchor> all = [];
                foreach (string path in Files(directory))
                {
                    using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                    all.AddRange(Standing(file));
                }

                return all;
            }
            catch (IOException) when (attempt < TriesMax)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static List<Anchor> Standing(FileStream file)
    {
        Dictionary<string, List<Anchor>> standing = new(StringComparer.Ordinal);
        using StreamReader lines = new(file, Encoding.UTF8, leaveOpen: true);
        while (lines.ReadLine() is { } line)
        {
            if (Anchor.Parse(line) is not { } anchor)
            {
                continue;
            }

            if (!standing.TryGetValue(anchor.Stream, out List<Anchor>? known))
            {
                standing.Add(anchor.Stream, [anchor]);
            }
            else if (known[^1].Version < anchor.Version)
            {
                known[^1] = anchor;
            }
            else if (known[^1] != anchor)
            {
                known.Add(anchor);
            }
        }

        return [.. standing.Values.SelectMany(anchors => anchors)];
    }

    /// <summary>Null when another process writes to it or reads it, or when it is another user's.</summary>
    private static FileStream? Hold(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
