// How far a stream had come, as written outside the database.
using Muster.Core.Kernel;

namespace Muster.Storage.Chain;

/// <param name="IsForked">Whether the same version was written twice with different hashes: what was there first is lost.</param>
public sealed record Anchor(StreamId Stream, int Version, string Hash, bool IsForked);
