// Which migrations the database has, and the SQL of those that it lacks.
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Muster.Storage.Schema;

/// <summary>
/// EF writes the migrations and their SQL; running them is done here, whole or not at all, in one transaction: EF's own runner holds a lock row on SQLite that
/// outlives a killed process. With nothing to do, or everything, EF is not even loaded, which keeps the start short and the server small.
/// </summary>
internal static class SchemaMigrations
{
    public const string History = "\"__EFMigrationsHistory\"";

    public const string MakeHistory =
        $"CREATE TABLE IF NOT EXISTS {History} (\"MigrationId\" varchar(150) NOT NULL PRIMARY KEY, \"ProductVersion\" varchar(32) NOT NULL)";

    /// <summary>The ids that the database has, ascending.</summary>
    public static async Task<IReadOnlyList<string>> AppliedAsync(DbConnection connection, CancellationToken cancel)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT \"MigrationId\" FROM {History}";
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancel);
        List<string> ids = [];
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetString(0));
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether something is left to do. A database that has more than this program knows is a <see cref="SchemaVersionException"/>.</summary>
    public static bool IsBehind(IReadOnlyList<string> known, IReadOnlyList<string> applied, string place)
    {
        string[] unknown = [.. applied.Except(known, StringComparer.Ordinal)];
        return unknown.Length == 0
            ? applied.Count < known.Count
            : throw new SchemaVersionException(
                $"The database {place} was written by a newer Muster ({unknown[^1]}). Nothing was changed: start that version, or restore a backup into an empty database."
            );
    }

    /// <summary>What EF writes for the migrations after this one.</summary>
    public static string ScriptAfter(string migration, DbContext context)
    {
        using (context)
        {
            return context
                .GetService<IMigrator>()
                .GenerateScript(migration, toMigration: null, MigrationsSqlGenerationOptions.NoTransactions);
        }
    }

    public static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Constants of the code and the SQL of the migrations.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }
}
