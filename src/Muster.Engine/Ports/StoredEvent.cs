// An event as it stands in its stream.
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <param name="Version">Counts from 1 within the stream, without a gap.</param>
/// <param name="Position">Ascends over all streams; may have gaps.</param>
/// <param name="Hash">The chain: 64 lower-case hexadecimal digits over the previous event's hash and this event's own bytes.</param>
public sealed record StoredEvent(
    StreamId Stream,
    int Version,
    long Position,
    string Type,
    string Data,
    string Actor,
    DateTimeOffset At,
    string Hash
);
