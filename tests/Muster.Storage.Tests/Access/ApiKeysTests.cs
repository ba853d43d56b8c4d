// API keys on both databases.
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Access;

public static class ApiKeysTests
{
    public sealed class OnSqlite : ApiKeysContract
    {
        protected override Task<string?> ConnectionStringAsync() => Task.FromResult<string?>(null);
    }

    public sealed class OnPostgres(MigratedPostgres server) : ApiKeysContract
    {
        protected override async Task<string?> ConnectionStringAsync() => await server.NewDatabaseAsync();
    }
}
