// One file of the intake log: a stretch of positions whose room is taken beforehand.
using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Muster.Storage.Disk;

namespace Muster.Storage.IntakeLog;

/// <summary>
/// The name says where it begins. The room is taken from the disk when the file is made, so that a flush has no length to write, and a full disk is known before a
/// record is begun; what is not written yet is zero.
/// </summary>
internal sealed class LogSegment : IDisposable
{
    private const string Ending = ".log";

    private readonly SafeFileHandle _file;

    private LogSegment(string path, long begin, SafeFileHandle file)
    {
        Path = path;
        Begin = begin;
        _file = file;
        Room = RandomAccess.GetLength(file);
    }

    public string Path { get; }

    /// <summary>The position of its first byte.</summary>
    public long Begin { get; }

    /// <summary>How many bytes it has room for.</summary>
    public long Room { get; }

    public static LogSegment Make(string directory, long begin, long room)
    {
        string path = System.IO.Path.Combine(directory, begin.ToString("x16", CultureInfo.InvariantCulture) + Ending);
        SafeFileHandle file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite, preallocationSize: room);
        try
        {
            RandomAccess.SetLength(file, room);
            DiskFlush.Flush(file);
            return new(path, begin, file);
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>The data directory's lock says who alone may write; a backup reads beside a server.</summary>
    public static LogSegment Open(string path, FileAccess access) =>
        new(path, BeginOf(path), File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite));

    /// <summary>All files of a directory, in their order.</summary>
    public static IEnumerable<string> In(string directory) => Directory.EnumerateFiles(directory, "*" + Ending).OrderBy(BeginOf);

    /// <summary>Not on disk before <see cref="Flush"/>.</summary>
    public void Write(ReadOnlySpan<byte> bytes, long position) => RandomAccess.Write(_file, bytes, position - Begin);

    public void Flush() => DiskFlush.Flush(_file);

    /// <summary>Fills the buffer as far as there are bytes; answers how many.</summary>
    public int Read(Span<byte> buffer, long position)
    {
        int filled = 0;
        while (filled < buffer.Length && RandomAccess.Read(_file, buffer[filled..], position - Begin + filled) is > 0 and int read)
        {
            filled += read;
        }

        return filled;
    }

    public void Dispose() => _file.Dispose();

    private static long BeginOf(string path) =>
        long.Parse(System.IO.Path.GetFileNameWithoutExtension(path), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
