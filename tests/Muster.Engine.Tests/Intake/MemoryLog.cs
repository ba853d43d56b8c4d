// An intake log in memory that refuses, and forgets what was not flushed, when a test says so.
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Intake;

internal sealed class MemoryLog : IIntakeLog
{
    private readonly List<byte> _bytes = [];

    /// <summary>How many appends from now on are refused.</summary>
    public int Refusals { get; set; }

    private TaskCompletionSource? _held;
    private ManualResetEventSlim? _release;

    public long End => _bytes.Count;

    public long Checkpoint { get; set; }

    public void Open() { }

    public void Append(ReadOnlySpan<byte> frames)
    {
        if (Refusals > 0)
        {
            Refusals--;
            throw new StoreUnavailableException("The log takes nothing.");
        }

        _bytes.AddRange(frames);
        ManualResetEventSlim? release = _release;
        _held?.TrySetResult();
        release?.Wait();
    }

    /// <summary>From now on an append waits until what this answers is disposed of.</summary>
    /// <param name="held">Done when one waits.</param>
    public IDisposable Hold(out Task held)
    {
        ManualResetEventSlim release = new();
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _release = release;
        held = _held.Task;
        return new Held(this, release);
    }

    public void Read(long from, LogReader read)
    {
        byte[] all = [.. _bytes];
        int at = (int)from;
        while (LogFrames.TryRead(all.AsSpan(at), int.MaxValue, out ReadOnlySpan<byte> record))
        {
            read(at, record);
            at += LogFrames.HeadBytes + record.Length;
        }

        Assert.Equal(all.Length, at);
    }

    public byte[]? Find(long position) =>
        LogFrames.TryRead(_bytes.Skip((int)position).ToArray(), int.MaxValue, out ReadOnlySpan<byte> record) ? record.ToArray() : null;

    public void MoveCheckpoint(long position)
    {
        Assert.InRange(position, Checkpoint, End);
        Assert.True(position == End || Find(position) is not null, "A start would begin to read within a record.");
        Checkpoint = position;
    }

    private sealed class Held(MemoryLog log, ManualResetEventSlim release) : IDisposable
    {
        public void Dispose()
        {
            log._release = null;
            log._held = null;
            release.Set();
        }
    }
}
