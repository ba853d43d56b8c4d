// The contract on PostgreSQL.
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public static class OnPostgres
{
    public sealed class Events(PostgresBackend backend) : EventStoreContract(backend), IClassFixture<PostgresBackend>;

    public sealed class Commits(PostgresBackend backend) : CommitContract(backend), IClassFixture<PostgresBackend>;

    public sealed class Timers(PostgresBackend backend) : TimerQueueContract(backend), IClassFixture<PostgresBackend>;

    public sealed class Outbox(PostgresBackend backend) : OutboxContract(backend), IClassFixture<PostgresBackend>;

    public sealed class Views(PostgresBackend backend) : ViewStoreContract(backend), IClassFixture<PostgresBackend>;

    public sealed class FullText(PostgresBackend backend) : FullTextContract(backend), IClassFixture<PostgresBackend>;

    public sealed class Alerts(PostgresBackend backend) : AlertStoreContract(backend), IClassFixture<PostgresBackend>;

    public sealed class Intake(PostgresBackend backend) : AlertIntakeContract(backend), IClassFixture<PostgresBackend>;

    public sealed class Groups(PostgresBackend backend) : AlertGroupContract(backend), IClassFixture<PostgresBackend>;

    public sealed class Nodes(PostgresBackend backend) : NodesContract(backend), IClassFixture<PostgresBackend>;
}
