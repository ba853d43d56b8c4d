// What every part of the contract starts from: an empty store for each test.
using Muster.Engine.Ports;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class StoreContract(Backend backend) : IAsyncLifetime
{
    protected static CancellationToken None => CancellationToken.None;

    protected StorePorts Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await backend.FreshAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected async Task<long> CommittedAsync(Commit commit) =>
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(commit)).Position;

    protected async Task<string> ConflictAsync(Commit commit) => Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(commit)).What;

    protected Task<Receipt> RecordAsync(IntakeBatch batch) => Store.Alerts.RecordAsync(batch, None);

    protected async Task<long> OpenAsync(ulong fingerprint, double seconds = 0) =>
        (await RecordAsync(Some.Batch($"open-{fingerprint}", seconds, Some.Signal(fingerprint)))).Lines[0].Alert!.Value;
}
