// A log that keeps nothing, for what is only rehearsed.
using Muster.Engine.Ports;

namespace Muster.Server.Intake.Alertmanager;

internal sealed class ForgetfulLog : IIntakeLog
{
    public long End { get; private set; }

    public long Checkpoint => 0;

    public void Open() { }

    public void Append(ReadOnlySpan<byte> frames) => End += frames.Length;

    public void Read(long from, LogReader read) { }

    public byte[]? Find(long position) => null;

    public void MoveCheckpoint(long position) { }
}
