// Verification on both databases.
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Chain;

public static class ChainVerificationTests
{
    public sealed class OnSqlite : ChainVerificationContract
    {
        protected override Task<string?> ConnectionStringAsync() => Task.FromResult<string?>(null);
    }

    public sealed class OnPostgres(MigratedPostgres server) : ChainVerificationContract
    {
        protected override async Task<string?> ConnectionStringAsync() => await server.NewDatabaseAsync();
    }
}
