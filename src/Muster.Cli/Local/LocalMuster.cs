// Muster on this machine's data directory or database, without a server: for administration from a shell.
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Console;
using Muster.Cli.Terminal;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Server.Catalog;
using Muster.Server.Hosting;
using Muster.Server.Settings;
using Muster.Server.Settings.Accounts;
using Muster.Server.StatusPage;
using Muster.Server.Web.Addresses;
using Muster.Server.Web.Document;
using Muster.Storage.Backup;
using Muster.Storage.Retention;
using Muster.Storage.Startup;

namespace Muster.Cli.Local;

/// <summary>Runs whether or not a server runs on the same directory or database. It runs no pager: what a command queues, the server sends.</summary>
internal sealed class LocalMuster : IAsyncDisposable
{
    /// <summary>Whoever may write to the data directory administers it.</summary>
    public static readonly Actor Admin = AccountWriter.Local;

    private readonly ServiceProvider _services;

    private LocalMuster(ServiceProvider services, MusterOptions options) => (_services, Options) = (services, options);

    public MusterOptions Options { get; }

    /// <summary>Opens what MUSTER_DATA and MUSTER_DATABASE name, and brings its schema up to this version.</summary>
    public static async Task<LocalMuster> OpenAsync(CancellationToken cancel)
    {
        MusterOptions options = Settings();
        LocalMuster local = new(Services(options, SystemClock.Start()).BuildServiceProvider(), options);
        await StorageServices.PrepareAsync(local._services, cancel);
        return local;
    }

    /// <summary>As <see cref="OpenAsync"/>, but there must be something to open.</summary>
    public static Task<LocalMuster> OpenPresentAsync(CancellationToken cancel)
    {
        MusterOptions options = Settings();
        return IsThere(options)
            ? OpenAsync(cancel)
            : throw new Failure(
                ExitCode.Unavailable,
                $"There is no Muster in {options.DataDirectory}. Nothing was made there.",
                ["MUSTER_DATA names its data directory, or MUSTER_DATABASE its database; 'muster serve' begins a new one."]
            );
    }

    /// <summary>The settings of this process; every mistake in them ends the command.</summary>
    public static MusterOptions Settings()
    {
        MusterConfiguration configuration = MusterConfiguration.Read();
        return configuration.Options
            ?? throw new Failure(
                ExitCode.Usage,
                "The settings are not right; 'muster config' lists them.",
                [.. configuration.Mistakes.Select(mistake => $"{mistake.Field}: {mistake.Message}")]
            );
    }

    /// <summary>Whether there is anything to open: asking must not make a database.</summary>
    public static bool IsThere(MusterOptions options) =>
        new StorageOptions(options.DataDirectory, options.Database, options.ChainKey).IsMade;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<Organisation> OrganisationAsync(CancellationToken cancel) => Get<OrganisationReader>().CurrentAsync(cancel);

    /// <summary>The person whom somebody names by e-mail address or id.</summary>
    public async Task<Person> PersonAsync(string named, CancellationToken cancel)
    {
        Organisation organisation = await OrganisationAsync(cancel);
        return organisation.PersonByEmail(named)
            ?? organisation.People.GetValueOrDefault(named)
            ?? throw new Failure(
                ExitCode.NotFound,
                $"There is no person '{named}'{Nearest.Hint(named, [.. organisation.People.Values.Select(person => person.Email)])}"
            );
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Everything but the pager's run: stores, rules, intake, accounts.</summary>
    public static IServiceCollection Services(MusterOptions options, TimeProvider clock)
    {
        ServiceCollection services = new();
        services
            .AddLogging(logging =>
            {
                logging.SetMinimumLevel(LogLevel.Warning);
                logging.AddFilter("Microsoft", LogLevel.Error);
                logging.AddSimpleConsole(console => console.SingleLine = true);
            })
            .Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddMetrics()
            .AddSingleton(clock)
            .AddSingleton(new EngineOptions { Node = "cli", Exit = Environment.Exit })
            .AddMusterStorage(new(options.DataDirectory, options.Database, options.ChainKey))
            .AddMusterEngine()
            .AddMusterBackup()
            .AddMusterRetention()
            .AddSingleton(new WebhookReach(options.AllowPrivateWebhooks) { Ntfy = options.NtfyServer })
            .AddCatalog()
            .AddAccounts()
            .AddStatusExport(options.DataDirectory, _ => new PublicAddress(options.PublicUrl, () => options.Urls));

        // A password is set here by a token that is made and spent in one breath: nothing else is protected.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services;
    }
}
