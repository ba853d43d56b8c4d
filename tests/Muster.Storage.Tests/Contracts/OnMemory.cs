// The contract on the in-memory reference.
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public static class OnMemory
{
    public sealed class Events(MemoryBackend backend) : EventStoreContract(backend), IClassFixture<MemoryBackend>;

    public sealed class Commits(MemoryBackend backend) : CommitContract(backend), IClassFixture<MemoryBackend>;

    public sealed class Timers(MemoryBackend backend) : TimerQueueContract(backend), IClassFixture<MemoryBackend>;

    public sealed class Outbox(MemoryBackend backend) : OutboxContract(backend), IClassFixture<MemoryBackend>;

    public sealed class Views(MemoryBackend backend) : ViewStoreContract(backend), IClassFixture<MemoryBackend>;

    public sealed class FullText(MemoryBackend backend) : FullTextContract(backend), IClassFixture<MemoryBackend>;

    public sealed class Alerts(MemoryBackend backend) : AlertStoreContract(backend), IClassFixture<MemoryBackend>;

    public sealed class Intake(MemoryBackend backend) : AlertIntakeContract(backend), IClassFixture<MemoryBackend>;

    public sealed class Groups(MemoryBackend backend) : AlertGroupContract(backend), IClassFixture<MemoryBackend>;

    public sealed class Nodes(MemoryBackend backend) : NodesContract(backend), IClassFixture<MemoryBackend>;
}
