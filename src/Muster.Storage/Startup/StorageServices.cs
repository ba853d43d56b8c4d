// Registers the ports on the database that the options name, and prepares it.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Storage.Access;
using Muster.Storage.Postgres;
using Muster.Storage.Schema;
using Muster.Storage.Sqlite;
using Muster.Storage.Stores;
using Npgsql;

namespace Muster.Storage.Startup;

public static class StorageServices
{
    /// <summary>
    /// Adds the ports, ids, API keys and the context of accounts. The host adds a <see cref="TimeProvider"/>, and calls <see cref="PrepareAsync"/> before anything else.
    /// </summary>
    public static IServiceCollection AddMusterStorage(this IServiceCollection services, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services
            .AddSingleton(options)
            .AddIdentitySchema()
            .AddSingleton(new Anchors(options.AnchorFile))
            .AddSingleton<IIds, TimeOrderedIds>()
            .AddSingleton(Open)
            .AddSingleton(provider => new SqlStore(
                provider.GetRequiredService<SqlDatabase>(),
                ChainKeyFile.Load(options),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<IEventStore>(Store)
            .AddSingleton<ITimerQueue>(Store)
            .AddSingleton<IOutbox>(Store)
            .AddSingleton<IViewStore>(Store)
            .AddSingleton<IAlertStore>(Store)
            .AddSingleton(provider => new ApiKeys(
                provider.GetRequiredService<SqlDatabase>(),
                provider.GetRequiredService<IIds>(),
                provider.GetRequiredService<TimeProvider>()
            ));
        return AddContext(services, options);
    }

    /// <summary>
    /// Makes the directory and brings the schema up to this version. What cannot be done is a <see cref="StoreUnavailableException"/> or a
    /// <see cref="SchemaVersionException"/>, each with one line for the operator.
    /// </summary>
    public static async Task PrepareAsync(IServiceProvider provider, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(provider);
        StorageOptions options = provider.GetRequiredService<StorageOptions>();
        DataDirectory.Prepare(options);
        if (options.Database is { } connection)
        {
            PostgresDatabase database = (PostgresDatabase)provider.GetRequiredService<SqlDatabase>();
            await PostgresSchema.MigrateAsync(database.Source, PostgresSource.Place(connection), cancel);
        }
        else
        {
            await SqliteSchema.MigrateAsync(new SqliteFile(options.DatabaseFile), cancel);
        }
    }

    private static SqlStore Store(IServiceProvider provider) => provider.GetRequiredService<SqlStore>();

    private static SqlDatabase Open(IServiceProvider provider)
    {
        StorageOptions options = provider.GetRequiredService<StorageOptions>();
        Anchors anchors = provider.GetRequiredService<Anchors>();
        return options.Database is { } connection
            ? new PostgresDatabase(PostgresSource.Create(connection), PostgresSource.Place(connection), anchors.Write)
            : new SqliteDatabase(options.DatabaseFile, anchors.Write, options.OnLostFlush ?? (lost => throw lost));
    }

    private static IServiceCollection AddContext(IServiceCollection services, StorageOptions options) =>
        options.Database is { } connection
            ? services
                .AddSingleton<NpgsqlDataSource>(provider => ((PostgresDatabase)provider.GetRequiredService<SqlDatabase>()).Source)
                .AddDbContextPool<MusterDbContext, PostgresMusterDbContext>(
                    (provider, context) => context.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
                )
            : services.AddDbContextPool<MusterDbContext, SqliteMusterDbContext>(context =>
                context.UseSqlite(new SqliteFile(options.DatabaseFile).ConnectionString)
            );
}
