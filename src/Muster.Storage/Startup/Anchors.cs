// The heads of the streams, written outside of the database, so that what is cut from its end is missed.
using System.Text;
using Muster.Core.Kernel;
using Muster.Storage.Statements;

namespace Muster.Storage.Startup;

/// <summary>
/// An append-only file with a line for each stream that a commit reached: stream, version, hash. It may lag behind the database by the lines of a crash, never run
/// ahead of it. Another process on the same directory (the command line) appends to it too: a line is one write. Safe for several threads.
/// </summary>
internal sealed class Anchors(string path)
{
    private readonly Lock _gate = new();

    public void Write(IReadOnlyList<StreamHead> heads)
    {
        ArgumentNullException.ThrowIfNull(heads);
        if (heads.Count == 0)
        {
            return;
        }

        StringBuilder lines = new();
        foreach (StreamHead head in heads)
        {
            lines.Append(head.Stream).Append(' ').Append(head.Version).Append(' ').Append(head.Hash).Append('\n');
        }

        lock (_gate)
        {
            using FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write(Encoding.UTF8.GetBytes(lines.ToString()));
        }
    }

    /// <summary>The furthest head of each stream; a line that a crash cut short is passed over.</summary>
    public IReadOnlyDictionary<StreamId, StreamHead> Read()
    {
        Dictionary<StreamId, StreamHead> furthest = [];
        if (!File.Exists(path))
        {
            return furthest;
        }

        foreach (string line in File.ReadLines(path))
        {
            if (Parse(line) is { } head && (!furthest.TryGetValue(head.Stream, out StreamHead? known) || known.Version < head.Version))
            {
                furthest[head.Stream] = head;
            }
        }

        return furthest;
    }

    /// <summary>Keeps one line a stream. Only the server does so, at its start, while it alone holds the directory.</summary>
    public void Compact()
    {
        IReadOnlyDictionary<StreamId, StreamHead> furthest = Read();
        if (furthest.Count == 0)
        {
            return;
        }

        string fresh = path + ".new";
        File.Delete(fresh);
        new Anchors(fresh).Write([.. furthest.Values]);
        File.Move(fresh, path, overwrite: true);
    }

    private static StreamHead? Parse(string line)
    {
        string[] parts = line.Split(' ');
        return
            parts.Length == 3
            && parts[0].IndexOf('/', StringComparison.Ordinal) > 0
            && int.TryParse(parts[1], out int version)
            && parts[2].Length == 64
            ? new(StreamId.Parse(parts[0]), version, parts[2])
            : null;
    }
}
