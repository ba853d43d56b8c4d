// A stream inside a unit of work: what was loaded, and what was decided since.
using Muster.Core.Kernel;

namespace Muster.Engine.Commands;

internal sealed class LoadedStream(StreamId id, int version, object state)
{
    public StreamId Id { get; } = id;

    /// <summary>The version in the store, that the decisions stand on.</summary>
    public int Version { get; } = version;

    public object State { get; set; } = state;

    public List<Happened> Decided { get; } = [];
}
