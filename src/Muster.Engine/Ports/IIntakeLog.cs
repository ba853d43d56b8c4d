// The log that makes signals durable before anything else happens to them.
namespace Muster.Engine.Ports;

/// <summary>
/// Records of bytes, appended in groups and found again by their position. One thread appends at a time; reading is free. A record that was appended is never
/// changed.
/// </summary>
public interface IIntakeLog
{
    /// <summary>Finds what is there; before anything else, and once more after it failed. Does nothing the second time.</summary>
    /// <exception cref="StoreUnavailableException">The disk cannot be read or written.</exception>
    void Open();

    /// <summary>The position of the next record.</summary>
    long End { get; }

    /// <summary>
    /// Appends framed records (see <see cref="LogFrames"/>); durable when it answers. Throws <see cref="StoreUnavailableException"/> when they cannot be kept:
    /// the log is then as it was.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The disk takes nothing.</exception>
    void Append(ReadOnlySpan<byte> frames);

    /// <summary>Reads the records from <paramref name="from"/> on, in order; what a crash left half-written at the end is left out.</summary>
    void Read(long from, LogReader read);

    /// <summary>The record at a position; null when there is none, or no longer.</summary>
    byte[]? Find(long position);

    /// <summary>From where a start has to read; what is before it stands in the database.</summary>
    long Checkpoint { get; }

    /// <summary>Moves the checkpoint on, and gives up what is older than receipts are kept.</summary>
    void MoveCheckpoint(long position);
}
