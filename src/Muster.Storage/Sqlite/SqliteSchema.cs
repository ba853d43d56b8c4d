// Brings the schema of a SQLite file up to this version.
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Muster.Storage.Schema;

namespace Muster.Storage.Sqlite;

internal static class SqliteSchema
{
    /// <summary>Answers whether anything had to be done.</summary>
    public static async Task<bool> MigrateAsync(SqliteFile file, CancellationToken cancel)
    {
        try
        {
            await using SqliteConnection connection = file.OpenToWrite();
            return await MigrateAsync(connection, file, cancel);
        }
        catch (SqliteException failed)
        {
            throw SqliteErrors.Translate(failed, file.Path);
        }
    }

    private static async Task<bool> MigrateAsync(SqliteConnection connection, SqliteFile file, CancellationToken cancel)
    {
        // A migration that rebuilds a table must not set off the foreign keys that point at it; they are checked at the end instead.
        await SchemaMigrations.ExecuteAsync(connection, "PRAGMA foreign_keys = OFF", cancel);
        await SchemaMigrations.ExecuteAsync(connection, SchemaMigrations.MakeHistory, cancel);
        IReadOnlyList<string> known = SchemaScript.Sqlite.Migrations;
        if (!SchemaMigrations.IsBehind(known, await SchemaMigrations.AppliedAsync(connection, cancel), file.Path))
        {
            return false;
        }

        await SchemaMigrations.ExecuteAsync(connection, "BEGIN IMMEDIATE", cancel);
        IReadOnlyList<string> applied = await SchemaMigrations.AppliedAsync(connection, cancel);
        if (SchemaMigrations.IsBehind(known, applied, file.Path))
        {
            string script = applied is [.., var last] ? ScriptAfter(last, file) : SchemaScript.Sqlite.Text;
            await SchemaMigrations.ExecuteAsync(connection, script, cancel);
            await CheckForeignKeysAsync(connection, cancel);
        }

        await SchemaMigrations.ExecuteAsync(connection, "COMMIT", cancel);
        return true;
    }

    private static async Task CheckForeignKeysAsync(SqliteConnection connection, CancellationToken cancel)
    {
        await using SqliteCommand check = connection.CreateCommand();
        check.CommandText = "PRAGMA foreign_key_check";
        if (await check.ExecuteScalarAsync(cancel) is { } table)
        {
            throw new SchemaVersionException($"The migration would leave rows of {table} without what they point at. Nothing was changed.");
        }
    }

    /// <summary>The one step that needs EF. Part of its caller, it would be loaded with it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string ScriptAfter(string migration, SqliteFile file) =>
        SchemaMigrations.ScriptAfter(
            migration,
            new SqliteMusterDbContext(
                new DbContextOptionsBuilder<SqliteMusterDbContext>()
                    .UseSqlite(file.ConnectionString)
                    .UseApplicationServiceProvider(IdentitySchema.Alone())
                    .Options
            )
        );
}
