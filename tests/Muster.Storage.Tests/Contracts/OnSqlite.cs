// The contract on SQLite.
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public static class OnSqlite
{
    public sealed class Events(SqliteBackend backend) : EventStoreContract(backend), IClassFixture<SqliteBackend>;

    public sealed class Commits(SqliteBackend backend) : CommitContract(backend), IClassFixture<SqliteBackend>;

    public sealed class Timers(SqliteBackend backend) : TimerQueueContract(backend), IClassFixture<SqliteBackend>;

    public sealed class Outbox(SqliteBackend backend) : OutboxContract(backend), IClassFixture<SqliteBackend>;

    public sealed class Views(SqliteBackend backend) : ViewStoreContract(backend), IClassFixture<SqliteBackend>;

    public sealed class FullText(SqliteBackend backend) : FullTextContract(backend), IClassFixture<SqliteBackend>;

    public sealed class Alerts(SqliteBackend backend) : AlertStoreContract(backend), IClassFixture<SqliteBackend>;

    public sealed class Intake(SqliteBackend backend) : AlertIntakeContract(backend), IClassFixture<SqliteBackend>;

    public sealed class Groups(SqliteBackend backend) : AlertGroupContract(backend), IClassFixture<SqliteBackend>;

    public sealed class Nodes(SqliteBackend backend) : NodesContract(backend), IClassFixture<SqliteBackend>;
}
