// Verification on both databases.
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Chain;

public static class ChainVerificationTests
{
    public sealed class OnSqlite : ChainVerificationContract
    {
        protected override Task<string?> ConnectionStringAsync() => Task.FromResult<string?>(null);

        protected override (string Column, string[] Values)[] MoreChanges =>
            [
                ("stream", ["CAST(stream AS BLOB)", "stream || char(0)"]),
                ("version", ["'abc'", "99999999999", "version || 'x'", "version + 0.5"]),
                ("type", ["CAST(type AS BLOB)", "type || char(0)"]),
                ("data", ["CAST(data AS BLOB)", "data || char(0) || 'more'", "CAST(x'ff' AS TEXT)", "5", "0.5"]),
                ("actor", ["CAST(actor AS BLOB)"]),
                ("at", ["'abc'", "at || 'x'", "at + 0.5", "x'00'"]),
                ("hash", ["CAST(hash AS BLOB)", "hash || char(0)"]),
            ];
    }

    public sealed class OnPostgres(MigratedPostgres server) : ChainVerificationContract
    {
        protected override async Task<string?> ConnectionStringAsync() => await server.NewDatabaseAsync();
    }
}
