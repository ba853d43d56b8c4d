// The file outside the database that knows how far each stream has come.
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Muster.Core.Kernel;
using Muster.Storage.Statements;

namespace Muster.Storage.Chain;

/// <summary>
/// One line a commit and stream, <c>version hash stream</c>, appended after the commit: who removes the latest events from the database, heads and all, is still
/// told by it. A line that is lost in a crash only makes the anchor older. A failure to write is logged and stops nothing: the commit is done.
/// </summary>
public sealed partial class Anchors(string path, ILogger<Anchors> logger) : IDisposable
{
    private const int HashLength = 64;
    private readonly Lock _gate = new();
    private FileStream? _file;
    private bool _failed;

    /// <summary>The latest anchor of each stream. Lines that are cut short are passed over.</summary>
    public IReadOnlyDictionary<StreamId, Anchor> Read()
    {
        Dictionary<StreamId, Anchor> latest = [];
        if (!File.Exists(path))
        {
            return latest;
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader lines = new(file, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            if (Parse(line) is { } anchor && (!latest.TryGetValue(anchor.Stream, out Anchor? known) || known.Version <= anchor.Version))
            {
                bool forked = known is not null && (known.IsForked || (known.Version == anchor.Version && known.Hash != anchor.Hash));
                latest[anchor.Stream] = anchor with { IsForked = forked };
            }
        }

        return latest;
    }

    /// <summary>Keeps the latest anchor of each stream and drops the older ones; for the one server at its start.</summary>
    public void Compact()
    {
        IReadOnlyDictionary<StreamId, Anchor> latest = Read();
        lock (_gate)
        {
            Close();
            string next = path + ".new";
            using (StreamWriter writer = new(Open(next, FileMode.Create)))
            {
                foreach (Anchor anchor in latest.Values)
                {
                    // A fork stays visible: both of its lines are kept, if only as "another hash".
                    if (anchor.IsForked)
                    {
                        writer.Write(Line(anchor.Stream, anchor.Version, new string('f', HashLength)));
                    }

                    writer.Write(Line(anchor.Stream, anchor.Version, anchor.Hash));
                }
            }

            File.Move(next, path, overwrite: true);
        }
    }

    /// <summary>Puts the present file aside and begins a new one: what it knew was of another database.</summary>
    public void BeginAnew()
    {
        lock (_gate)
        {
            Close();
            if (File.Exists(path))
            {
                File.Move(path, path + ".before-restore", overwrite: true);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Close();
        }
    }

    internal void Append(IReadOnlyList<StreamHead> heads)
    {
        if (heads.Count == 0)
        {
            return;
        }

        StringBuilder lines = new();
        foreach (StreamHead head in heads)
        {
            lines.Append(Line(head.Stream, head.Version, head.Hash));
        }

        lock (_gate)
        {
            try
            {
                _file ??= Open(path, FileMode.Append);
                _file.Write(Encoding.UTF8.GetBytes(lines.ToString()));
                _failed = false;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Close();
                if (!_failed)
                {
                    Log.NotAnchored(logger, path, failure.Message);
                }

                _failed = true;
            }
        }
    }

    private static string Line(StreamId stream, int version, string hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{version} {hash} {stream}\n");

    private static Anchor? Parse(string line)
    {
        string[] parts = line.Split(' ', 3);
        return
            parts is [{ } number, { Length: HashLength } hash, { } stream]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            && stream.IndexOf('/', StringComparison.Ordinal) is > 0 and int slash
            && slash < stream.Length - 1
            ? new(StreamId.Parse(stream), version, hash, IsForked: false)
            : null;
    }

    private static FileStream Open(string path, FileMode mode)
    {
        FileStreamOptions options = new()
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The anchors {Path} cannot be written: {Reason} What is committed stays committed; until this is mended, the removal of the latest events would not be noticed."
        )]
        public static partial void NotAnchored(ILogger logger, string path, string reason);
    }
}
