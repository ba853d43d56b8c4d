// Accounts and cookie keys on both databases.
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Access;

public static class AccountsTests
{
    public sealed class OnSqlite : AccountsContract
    {
        protected override Task<string?> ConnectionStringAsync() => Task.FromResult<string?>(null);
    }

    public sealed class OnPostgres(MigratedPostgres server) : AccountsContract
    {
        protected override async Task<string?> ConnectionStringAsync() => await server.NewDatabaseAsync();
    }
}
