// A whole storage as a host registers it, on a data directory of its own.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Muster.Engine.Ports;
using Muster.Storage.Backup;
using Muster.Storage.Chain;
using Muster.Storage.Retention;
using Muster.Storage.Startup;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Tests.Backends;

internal sealed class Home : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Lazy<ServiceProvider> _accounts;
    private ServerLock? _lock;

    private Home(StorageOptions options)
    {
        Options = options;
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddMusterStorage(options)
            .AddMusterBackup()
            .AddMusterRetention()
            .BuildServiceProvider(validateScopes: true);
        _accounts = new(() => new ServiceCollection().AddLogging().AddAccountContext(_services).BuildServiceProvider(validateScopes: true));
    }

    public StorageOptions Options { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => _services;

    /// <summary>The context of accounts, on the same database.</summary>
    public IServiceProvider Accounts => _accounts.Value;

    public IEventStore Events => Services.GetRequiredService<IEventStore>();

    public SqlDatabase Database => Services.GetRequiredService<SqlDatabase>();

    /// <summary>Prepared as a server does it.</summary>
    public static async Task<Home> OpenAsync(StorageOptions options, bool asServer = true)
    {
        Home home = new(options);
        try
        {
            home._lock = asServer ? ServerLock.Take(options) : null;
            await StorageServices.PrepareAsync(home.Services, CancellationToken.None);
            return home;
        }
        catch
        {
            await home.DisposeAsync();
            throw;
        }
    }

    public Task<ChainReport> VerifyAsync(params IReadOnlyList<string> moreAnchors) =>
        Services.GetRequiredService<ChainVerification>().VerifyAsync(moreAnchors, CancellationToken.None);

    public Task<BackupManifest> BackupAsync(string path, bool withKeys) =>
        Services.GetRequiredService<BackupWriter>().WriteAsync(path, withKeys, CancellationToken.None);

    /// <summary>What somebody does to the database behind Muster's back.</summary>
    public Task TamperAsync(string sql) => Database.WriteAsync(Sql.Raw(sql), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_accounts.IsValueCreated)
        {
            await _accounts.Value.DisposeAsync();
        }

        await _services.DisposeAsync();
        _lock?.Dispose();
    }
}
