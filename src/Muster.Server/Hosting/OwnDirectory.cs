// Keeps a second server off the data directory while this one runs.
using Muster.Storage.Startup;

namespace Muster.Server.Hosting;

/// <summary>Released when the host is disposed, or when the process ends in whatever way.</summary>
public sealed class OwnDirectory(StorageOptions options) : IDisposable
{
    private ServerLock? _lock;

    public void Take() => _lock ??= ServerLock.Take(options);

    public void Dispose() => _lock?.Dispose();
}
