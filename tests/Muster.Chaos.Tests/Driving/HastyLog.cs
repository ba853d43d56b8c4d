// An intake log with the order of commit and answer broken on purpose: it says yes first and writes later.
using System.Text;
using Muster.Engine.Ports;

namespace Muster.Chaos.Tests.Driving;

/// <summary>Writes a group of requests only when some others have come after it. Who dies takes the last ones along, though their senders heard a yes.</summary>
public sealed class HastyLog(IIntakeLog inner) : IIntakeLog, IDisposable
{
    public const int Behind = 4;
    private readonly Queue<byte[]> _promised = new();
    private long _bytes;

    /// <summary>What was promised and is not written.</summary>
    public string Unwritten => string.Concat(_promised.Select(Encoding.UTF8.GetString));

    public long End => inner.End + _bytes;

    public long Checkpoint => inner.Checkpoint;

    public void Open() => inner.Open();

    public void Append(ReadOnlySpan<byte> frames)
    {
        if (frames.IsEmpty)
        {
            return;
        }

        _promised.Enqueue(frames.ToArray());
        _bytes += frames.Length;
        if (_promised.Count > Behind)
        {
            byte[] oldest = _promised.Dequeue();
            _bytes -= oldest.Length;
            inner.Append(oldest);
        }
    }

    public void Read(long from, LogReader read) => inner.Read(from, read);

    public byte[]? Find(long position) => inner.Find(position);

    public void MoveCheckpoint(long position) => inner.MoveCheckpoint(Math.Min(position, inner.End));

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
