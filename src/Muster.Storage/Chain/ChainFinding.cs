// Something that is not as it was written.
namespace Muster.Storage.Chain;

/// <param name="Stream">Empty when it is about the record as a whole.</param>
/// <param name="Version">The first version of the stream that is not as it was written; 0 when none can be told.</param>
/// <param name="Position">Where that event stands, or would stand after; 0 when nothing of the stream is left.</param>
/// <param name="What">A sentence that names the stream, the version and what is wrong.</param>
public sealed record ChainFinding(string Stream, int Version, long Position, string What);
