// Brings the schema of a PostgreSQL database up to this version.
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Muster.Storage.Schema;
using Npgsql;

namespace Muster.Storage.Postgres;

/// <summary>Of several nodes that start at once one migrates; the others wait for the lock on the history and find nothing left to do.</summary>
internal static class PostgresSchema
{
    /// <summary>Answers whether anything had to be done.</summary>
    public static async Task<bool> MigrateAsync(NpgsqlDataSource source, string place, CancellationToken cancel)
    {
        try
        {
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancel);
            return await MigrateAsync(connection, source, place, cancel);
        }
        catch (Exception failed) when (failed is DbException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw PostgresErrors.Translate(failed, place);
        }
    }

    private static async Task<bool> MigrateAsync(
        NpgsqlConnection connection,
        NpgsqlDataSource source,
        string place,
        CancellationToken cancel
    )
    {
        IReadOnlyList<string> known = SchemaScript.Postgres.Migrations;
        if (
            await HasHistoryAsync(connection, cancel)
            && !SchemaMigrations.IsBehind(known, await SchemaMigrations.AppliedAsync(connection, cancel), place)
        )
        {
            return false;
        }

        await MakeHistoryAsync(connection, cancel);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancel);
        await SchemaMigrations.ExecuteAsync(
            connection,
            $"SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; LOCK TABLE {SchemaMigrations.History} IN ACCESS EXCLUSIVE MODE",
            cancel
        );
        IReadOnlyList<string> applied = await SchemaMigrations.AppliedAsync(connection, cancel);
        if (SchemaMigrations.IsBehind(known, applied, place))
        {
            string script = applied is [.., var last] ? ScriptAfter(last, source) : SchemaScript.Postgres.Text;
            await SchemaMigrations.ExecuteAsync(connection, script, cancel);
        }

        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<bool> HasHistoryAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using NpgsqlCommand command = new("SELECT to_regclass($1) IS NOT NULL", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = SchemaMigrations.History });
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    /// <summary>Two nodes may make it at the same moment: PostgreSQL then refuses one of them, although it said IF NOT EXISTS.</summary>
    private static async Task MakeHistoryAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        try
        {
            await SchemaMigrations.ExecuteAsync(connection, SchemaMigrations.MakeHistory, cancel);
        }
        catch (PostgresException raced)
            when (raced.SqlState
                    is PostgresErrorCodes.UniqueViolation
                        or PostgresErrorCodes.DuplicateTable
                        or PostgresErrorCodes.DuplicateObject
            )
        {
            await SchemaMigrations.ExecuteAsync(connection, SchemaMigrations.MakeHistory, cancel);
        }
    }

    /// <summary>The one step that needs EF. Part of its caller, it would be loaded with it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string ScriptAfter(string migration, NpgsqlDataSource source) =>
        SchemaMigrations.ScriptAfter(
            migration,
            new PostgresMusterDbContext(
                new DbContextOptionsBuilder<PostgresMusterDbContext>()
                    .UseNpgsql(source)
                    .UseApplicationServiceProvider(IdentitySchema.Alone())
                    .Options
            )
        );
}
