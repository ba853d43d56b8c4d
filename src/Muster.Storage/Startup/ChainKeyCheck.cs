// Whether the key of the chain here is the one with which the database was written.
using Muster.Engine.Ports;
using Muster.Storage.Chain;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Startup;

/// <summary>
/// The database remembers a check of the key, which gives the key away to nobody. Without this, a node with a key of its own would write events that no other
/// node could verify, and a lost key file would be replaced in silence.
/// </summary>
internal static class ChainKeyCheck
{
    public const string Setting = "chain_key_check";

    /// <summary>Makes a key for a database that was never written to. Another key than the database's, or none, is a <see cref="StoreUnavailableException"/>.</summary>
    public static async Task EnsureAsync(SqlDatabase database, StorageOptions options, CancellationToken cancel)
    {
        ChainKey? key = ChainKeyFile.Find(options);
        string? known = await KnownAsync(database, cancel);
        if (known is null)
        {
            key ??= ChainKeyFile.Make(options);
            await database.WriteAsync(
                Sql.Of($"INSERT INTO settings (name, value) VALUES ({Setting}, {key.Check}) ON CONFLICT DO NOTHING"),
                cancel
            );
            known = await KnownAsync(database, cancel);
        }

        if (key is null)
        {
            throw new StoreUnavailableException(
                $"The key {options.ChainKeyFile} is missing, and the database {database.Place} was written with one. Nothing was started: bring the file back from its backup or from another node, or set MUSTER_CHAIN_KEY to what it held."
            );
        }

        if (key.Check != known)
        {
            throw new StoreUnavailableException(
                $"The database {database.Place} was written with another key than the one from {key.Source}. Nothing was started: bring chain.key back from its backup; several nodes on one database need the same MUSTER_CHAIN_KEY."
            );
        }
    }

    private static async Task<string?> KnownAsync(SqlDatabase database, CancellationToken cancel) =>
        (
            await database.QueryAsync(Sql.Of($"SELECT value FROM settings WHERE name = {Setting}"), row => row.GetString(0), cancel)
        ).FirstOrDefault();
}
