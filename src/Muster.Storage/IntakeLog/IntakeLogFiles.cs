// The intake log in files of the data directory.
using System.Buffers;
using System.Globalization;
using Muster.Engine.Ports;

namespace Muster.Storage.IntakeLog;

/// <summary>
/// Files of growing room, one after the other; the newest is written to. The file <c>checkpoint</c> says from where a start has to read. Older files stay as long as
/// receipts are kept: so many bytes of them, and no more.
/// </summary>
internal sealed class IntakeLogFiles : IIntakeLog, IDisposable
{
    /// <summary>A quiet server needs little, and a disk may be small.</summary>
    private const long RoomMin = 1024 * 1024;

    /// <summary>In a storm each file is twice as large as the one before, up to this: a new one costs a few milliseconds.</summary>
    private const long RoomMax = 64 * 1024 * 1024;

    /// <summary>How much of what the database has is kept for receipts.</summary>
    private const long ReceiptBytes = 256 * 1024 * 1024;

    /// <summary>A record holds one request, whose body is bounded.</summary>
    private const int RecordBytesMax = 64 * 1024 * 1024;

    private readonly string _directory;
    private readonly Action<Exception> _lostFlush;
    private readonly List<LogSegment> _segments = [];
    private readonly ReaderWriterLockSlim _lock = new();
    private long _end;

    /// <param name="lostFlush">Called when the disk did not keep what it had taken.</param>
    public IntakeLogFiles(string directory, Action<Exception>? lostFlush = null)
    {
        _directory = directory;
        _lostFlush = lostFlush ?? (_ => { });
    }

    public long End => Volatile.Read(ref _end);

    public long Checkpoint { get; private set; }

    private string CheckpointFile => Path.Combine(_directory, "checkpoint");

    public void Open()
    {
        if (_segments.Count > 0)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(_directory);
            Checkpoint = ReadCheckpoint();
            _segments.AddRange(LogSegment.In(_directory).Select(path => LogSegment.Open(path, FileAccess.ReadWrite)));
            _end = Math.Max(Checkpoint, _segments.Count > 0 ? _segments[0].Begin : 0);
            ReadAll(_end, (_, _) => { }, position => _end = position);
            if (_segments.Count == 0)
            {
                _segments.Add(LogSegment.Make(_directory, _end, RoomMin));
            }
        }
        catch (Exception failed) when (IsOfTheDisk(failed))
        {
            _segments.ForEach(segment => segment.Dispose());
            _segments.Clear();
            throw Unavailable(failed);
        }
    }

    public void Append(ReadOnlySpan<byte> frames)
    {
        if (frames.IsEmpty)
        {
            return;
        }

        try
        {
            LogSegment last = RoomFor(frames.Length);
            byte[] written = ArrayPool<byte>.Shared.Rent(frames.Length + LogFrames.HeadBytes);
            try
            {
                // The zeros behind it end the log: what a failed write has left there is not read as a record.
                frames.CopyTo(written);
                written.AsSpan(frames.Length, LogFrames.HeadBytes).Clear();
                last.Write(written.AsSpan(0, frames.Length + LogFrames.HeadBytes), _end);
                Flush(last);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(written);
            }

            Volatile.Write(ref _end, _end + frames.Length);
        }
        catch (Exception failed) when (IsOfTheDisk(failed))
        {
            throw Unavailable(failed);
        }
    }

    public void Read(long from, LogReader read)
    {
        try
        {
            ReadAll(from, read, _ => { });
        }
        catch (Exception failed) when (IsOfTheDisk(failed))
        {
            throw Unavailable(failed);
        }
    }

    public byte[]? Find(long position)
    {
        _lock.EnterReadLock();
        try
        {
            if (position >= End || SegmentOf(position) is not { } segment)
            {
                return null;
            }

            byte[] head = new byte[LogFrames.HeadBytes];
            if (segment.Read(head, position) < head.Length)
            {
                return null;
            }

            int length = BitConverter.ToInt32(head);
            if (length is <= 0 or > RecordBytesMax)
            {
                return null;
            }

            byte[] frame = new byte[head.Length + length];
            segment.Read(frame, position);
            return LogFrames.TryRead(frame, RecordBytesMax, out ReadOnlySpan<byte> record) ? record.ToArray() : null;
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void MoveCheckpoint(long position)
    {
        if (position <= Checkpoint)
        {
            return;
        }

        string next = CheckpointFile + ".new";
        try
        {
            File.WriteAllText(next, position.ToString(CultureInfo.InvariantCulture));
            File.Move(next, CheckpointFile, overwrite: true);
        }
        catch (Exception failed) when (IsOfTheDisk(failed))
        {
            throw new StoreUnavailableException(
                $"{CheckpointFile} cannot be written: {failed.Message} Nothing is lost, a start only reads more of the intake log than it needs. Make room on the disk, or give this user the right to write there.",
                failed
            );
        }

        Checkpoint = position;
        GiveUp();
    }

    public void Dispose()
    {
        foreach (LogSegment segment in _segments)
        {
            segment.Dispose();
        }

        _lock.Dispose();
    }

    /// <summary>
    /// Waits, beside a server that writes here, until the database has what had been taken when this began. False when that does not come about in time: in a storm the
    /// database is behind for longer.
    /// </summary>
    public static async Task<bool> CaughtUpAsync(string directory, TimeSpan longest, TimeProvider clock, CancellationToken cancel)
    {
        using IntakeLogFiles log = new(directory);
        log.Checkpoint = log.ReadCheckpoint();
        log._segments.AddRange(LogSegment.In(directory).Select(path => LogSegment.Open(path, FileAccess.Read)));
        log.ReadAll(log.Checkpoint, (_, _) => { }, position => log._end = position);
        long begun = clock.GetTimestamp();
        while (log.ReadCheckpoint() < log.End)
        {
            if (clock.GetElapsedTime(begun) > longest)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, cancel);
        }

        return true;
    }

    /// <summary>One that a crash left empty is as good as none: reading more than needed is no harm.</summary>
    private long ReadCheckpoint() =>
        File.Exists(CheckpointFile)
        && long.TryParse(File.ReadAllText(CheckpointFile), NumberStyles.None, CultureInfo.InvariantCulture, out long position)
            ? position
            : 0;

    /// <summary>After a failed flush nobody knows what the disk holds: the process must not go on as if nothing had happened.</summary>
    private void Flush(LogSegment segment)
    {
        try
        {
            segment.Flush();
        }
        catch (IOException lost)
        {
            _lostFlush(Unavailable(lost));
            throw;
        }
    }

    /// <summary>Deletes the oldest files that nobody needs for a start, while there are more than receipts are kept for.</summary>
    private void GiveUp()
    {
        _lock.EnterWriteLock();
        try
        {
            while (_segments.Count > 1 && _segments[1].Begin <= Checkpoint && _end - _segments[1].Begin > ReceiptBytes)
            {
                _segments[0].Dispose();
                File.Delete(_segments[0].Path);
                _segments.RemoveAt(0);
            }
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>The file that has room for so many bytes and the zeros behind them; a new one, twice as large, when the last is full.</summary>
    private LogSegment RoomFor(int length)
    {
        LogSegment last = _segments[^1];
        long needed = length + LogFrames.HeadBytes;
        if (_end - last.Begin + needed <= last.Room)
        {
            return last;
        }

        LogSegment next = LogSegment.Make(_directory, _end, Math.Max(needed, Math.Min(last.Room * 2, RoomMax)));
        _lock.EnterWriteLock();
        _segments.Add(next);
        _lock.ExitWriteLock();
        return next;
    }

    private LogSegment? SegmentOf(long position)
    {
        int at = _segments.FindLastIndex(segment => segment.Begin <= position);
        return at < 0 ? null : _segments[at];
    }

    private void ReadAll(long from, LogReader read, Action<long> reached)
    {
        for (int at = 0; at < _segments.Count; at++)
        {
            LogSegment segment = _segments[at];
            long end = at + 1 < _segments.Count ? _segments[at + 1].Begin : long.MaxValue;
            if (end > from)
            {
                reached(ReadOne(segment, Math.Max(from, segment.Begin), end, read));
            }
        }
    }

    /// <summary>Reads the records of one file; answers the position behind the last of them.</summary>
    private static long ReadOne(LogSegment segment, long from, long end, LogReader read)
    {
        int length = (int)Math.Min(segment.Room - (from - segment.Begin), end - from);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Max(length, 1));
        try
        {
            int filled = segment.Read(bytes.AsSpan(0, length), from);
            int at = 0;
            while (LogFrames.TryRead(bytes.AsSpan(at, filled - at), RecordBytesMax, out ReadOnlySpan<byte> record))
            {
                read(from + at, record);
                at += LogFrames.HeadBytes + record.Length;
            }

            return from + at;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static bool IsOfTheDisk(Exception failed) => failed is IOException or UnauthorizedAccessException;

    private StoreUnavailableException Unavailable(Exception failed) =>
        new(
            $"The intake log in {_directory} cannot be written: {failed.Message} Nothing was taken. Make room on the disk, or give this user the right to write there.",
            failed
        );
}
