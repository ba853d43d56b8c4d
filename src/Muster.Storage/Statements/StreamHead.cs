// The last event of a stream: its version and its hash.
using Muster.Core.Kernel;

namespace Muster.Storage.Statements;

internal sealed record StreamHead(StreamId Stream, int Version, string Hash);
