// How the in-memory store is made to fail.
using Muster.Engine.Ports;
using Muster.Engine.Ports.InMemory;
using Muster.Storage.Tests.Contracts;

namespace Muster.Storage.Tests.Memory;

public sealed class InMemoryStoreFaultTests
{
    private readonly InMemoryStore _store = new();

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task The_next_call_of_a_method_fails_once_and_does_nothing()
    {
        _store.FailNext(nameof(IEventStore.CommitAsync));

        Assert.Equal(0, await _store.StreamVersionAsync(Some.Stream, None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _store.CommitAsync(Some.Appends(Some.Append(0, "1")), None));
        Assert.Equal(0, await _store.StreamVersionAsync(Some.Stream, None));
        await _store.CommitAsync(Some.Appends(Some.Append(0, "1")), None);
        Assert.Equal(1, await _store.StreamVersionAsync(Some.Stream, None));
    }

    [Fact]
    public async Task A_fault_is_asked_before_every_call()
    {
        List<string> calls = [];
        _store.Fault = method =>
        {
            calls.Add(method);
            return method == nameof(ITimerQueue.DueAsync) ? new StoreUnavailableException("no") : null;
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _store.DueAsync(Some.Now, 1, None));
        await _store.NextDueAsync(None);
        Assert.Equal(["DueAsync", "NextDueAsync"], calls);
    }

    [Fact]
    public async Task A_reply_that_gets_lost_leaves_the_commit_written()
    {
        _store.FaultAfter = _ => new StoreUnavailableException("the reply was lost");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _store.CommitAsync(Some.Appends(Some.Append(0, "1")), None));
        Assert.Equal(1, await _store.StreamVersionAsync(Some.Stream, None));
    }
}
