// The reference.
using Muster.Engine.Ports.InMemory;

namespace Muster.Storage.Tests.Backends;

public sealed class MemoryBackend : Backend
{
    public override Task<StorePorts> FreshAsync()
    {
        InMemoryStore store = new(ChainKey);
        return Task.FromResult(new StorePorts(store, store, store, store, store, store));
    }
}
