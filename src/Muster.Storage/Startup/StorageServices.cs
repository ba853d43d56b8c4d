// Registers the ports on the database that the options name, and prepares it.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Storage.Access;
using Muster.Storage.Chain;
using Muster.Storage.IntakeLog;
using Muster.Storage.Postgres;
using Muster.Storage.Schema;
using Muster.Storage.Sqlite;
using Muster.Storage.Stores;

namespace Muster.Storage.Startup;

public static class StorageServices
{
    /// <summary>
    /// Adds the ports, ids, API keys and the verification of the chain; for changes of accounts there is <see cref="AccountContext"/>. The host adds a
    /// <see cref="TimeProvider"/> and logging, and calls <see cref="PrepareAsync"/> before anything else.
    /// </summary>
    public static IServiceCollection AddMusterStorage(this IServiceCollection services, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services
            .AddSingleton(options)
            .AddSingleton(provider => new Anchors(options.AnchorDirectory, provider.GetRequiredService<ILogger<Anchors>>()))
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
            .AddSingleton<IFullText>(Store)
            .AddSingleton<IAlertStore>(Store)
            .AddSingleton<INodes>(Store)
            .AddSingleton(provider => new ApiKeys(
                provider.GetRequiredService<SqlDatabase>(),
                provider.GetRequiredService<IIds>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new AccountReader(provider.GetRequiredService<SqlDatabase>()))
            .AddSingleton(provider => new AccountTokens(provider.GetRequiredService<SqlDatabase>()))
            .AddSingleton(provider => new CookieKeys(provider.GetRequiredService<SqlDatabase>()))
            .AddSingleton(provider => new ChainVerification(
                provider.GetRequiredService<SqlDatabase>(),
                ChainKeyFile.Load(options),
                options.AnchorDirectory
            ));
        return options.Database is null ? AddSqlite(services, options) : services;
    }

    /// <summary>
    /// Makes the directory, brings the schema up to this version and checks the key of the chain. What cannot be done is a
    /// <see cref="StoreUnavailableException"/> or a <see cref="SchemaVersionException"/>, each with one line for the operator.
    /// </summary>
    public static async Task PrepareAsync(IServiceProvider provider, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(provider);
        StorageOptions options = provider.GetRequiredService<StorageOptions>();
        DataDirectory.Prepare(options);
        if (options.Database is null)
        {
            await SqliteSchema.MigrateAsync(new SqliteFile(options.DatabaseFile), cancel);
        }

        SqlDatabase database = provider.GetRequiredService<SqlDatabase>();
        if (database is PostgresDatabase postgres)
        {
            await PostgresSchema.MigrateAsync(postgres.Source, postgres.Place, cancel);
        }

        await ChainKeyCheck.EnsureAsync(database, options, cancel);
    }

    private static SqlStore Store(IServiceProvider provider) => provider.GetRequiredService<SqlStore>();

    private static SqlDatabase Open(IServiceProvider provider)
    {
        StorageOptions options = provider.GetRequiredService<StorageOptions>();
        Anchors anchors = provider.GetRequiredService<Anchors>();
        return options.Database is { } connection
            ? new PostgresDatabase(PostgresSource.Create(connection), PostgresSource.Place(connection), anchors.Append)
            : new SqliteDatabase(options.DatabaseFile, anchors.Append, lost => options.OnLostFlush?.Invoke(provider, lost));
    }

    /// <summary>SQLite has one server, so that its memory may decide and its log may make durable, and the database follows.</summary>
    private static IServiceCollection AddSqlite(IServiceCollection services, StorageOptions options) =>
        services
            .AddSingleton<IAlertRows>(Store)
            .AddSingleton<IIntakeLog>(provider => new IntakeLogFiles(
                options.IntakeDirectory,
                lost => options.OnLostFlush?.Invoke(provider, lost)
            ))
            .AddSingleton<LoggedIntake>()
            .AddSingleton<ISignalSink>(provider => provider.GetRequiredService<LoggedIntake>())
            .AddSingleton<AlertSaving>()
            .AddSingleton<ICycle>(provider => provider.GetRequiredService<AlertSaving>());
}
