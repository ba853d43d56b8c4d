// The EF context in which accounts are changed, on the database of a storage.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muster.Storage.Postgres;
using Muster.Storage.Schema;
using Muster.Storage.Sqlite;
using Muster.Storage.Stores;

namespace Muster.Storage.Startup;

/// <summary>Everything else reads and writes without EF. To call this loads it, so a server does that when the first account is changed.</summary>
public static class AccountContext
{
    /// <param name="storage">Has what <see cref="StorageServices.AddMusterStorage"/> added, and outlives these services.</param>
    public static IServiceCollection AddAccountContext(this IServiceCollection services, IServiceProvider storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        services.AddIdentitySchema();
        return storage.GetRequiredService<SqlDatabase>() switch
        {
            PostgresDatabase postgres => services.AddDbContextPool<MusterDbContext, PostgresMusterDbContext>(context =>
                context.UseNpgsql(postgres.Source)
            ),
            SqliteDatabase sqlite => AddSqlite(services, new(storage.GetRequiredService<StorageOptions>().DatabaseFile), sqlite.Turn),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static IServiceCollection AddSqlite(IServiceCollection services, SqliteFile file, SqliteTurn turn) =>
        services.AddDbContextPool<MusterDbContext, SqliteMusterDbContext>(context =>
            context.UseSqlite(file.PooledConnectionString).AddInterceptors(new SqliteConnectionSetup(), new SqliteTurnOfContexts(turn))
        );
}
