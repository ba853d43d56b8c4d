// Something that the contract is run against.
namespace Muster.Storage.Tests.Backends;

public abstract class Backend : IAsyncLifetime
{
    /// <summary>The key of the chain of hashes in all backends, so that their hashes can be compared.</summary>
    public static byte[] ChainKey { get; } = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    /// <summary>An empty store.</summary>
    public abstract Task<StorePorts> FreshAsync();

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
