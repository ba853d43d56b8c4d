// The console of StreamFlow on in-memory stores: its organisation is the sample file, and a test makes alerts fire and time pass.
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Ports.InMemory;
using Muster.Server.Alerts;
using Muster.Server.Catalog.Document;
using Muster.Server.OnCall;
using Muster.Server.Services;
using Muster.Server.Web;
using Muster.Server.Web.Access;
using Muster.Server.Web.Addresses;
using Muster.Server.Web.Live;
using Muster.Server.Web.Views;

namespace Muster.Server.Tests.Drivers.InMemory;

/// <summary>The engine's loops do not run by themselves: <see cref="SettleAsync"/> turns each as often as there is something to do.</summary>
internal sealed class StreamFlowConsole : IAsyncDisposable
{
    /// <summary>A Monday at night, two minutes before three in Lisbon.</summary>
    public static readonly DateTimeOffset Night = new(2026, 11, 23, 2, 58, 0, TimeSpan.Zero);

    private const int TurnsMax = 50;
    private readonly WebApplication _app;

    private StreamFlowConsole(WebApplication app) => _app = app;

    public FakeTimeProvider Clock => (FakeTimeProvider)Get<TimeProvider>();

    public InMemoryStore Store => Get<InMemoryStore>();

    public IServiceProvider Services => _app.Services;

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <param name="host">Where it listens: a test server, or a port for somebody who looks at it.</param>
    public static async Task<StreamFlowConsole> StartAsync(
        Action<WebApplicationBuilder> host,
        DateTimeOffset? at = null,
        Shell? shell = null,
        Organisation? organisation = null
    )
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        host(builder);
        builder.Logging.ClearProviders();
        AddStores(builder.Services, new FakeTimeProvider(at ?? Night));
        builder.Services.AddMusterEngine().RemoveAll<IHostedService>();
        builder.Services.AddWebFoundation();
        builder.Services.AddSingleton<INonce, CountingNonce>().AddSingleton(new PublicAddress(new Uri("https://muster.example"), () => []));
        builder.Services.AddSingleton<LiveHub>().AddSingleton<ILiveFeed>(services => services.GetRequiredService<LiveHub>());
        builder.Services.AddSingleton<IStillSignedIn, SignedInUntil>();
        builder.Services.AddSingleton<IShellSource>(new FixedShell(shell ?? new Shell()));
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, SignedInAs>("test", null);
        builder.Services.AddAuthorization(Policies.Configure);
        builder.Services.AddAlerts().AddOnCall().AddServiceCatalog();
        WebApplication app = builder.Build();
        app.UseWebFoundation();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapWebFoundation();
        app.MapAlerts().MapOnCall().MapServiceCatalog();
        StreamFlowConsole console = new(app);
        await console.PutAsync(
            organisation ?? OrganisationFileReader.Read(RepositoryFile.Read("samples/streamflow/org.yaml")).Organisation
        );
        await app.StartAsync();
        return console;
    }

    public Task PutAsync(Organisation organisation) => Services.PutAsync(organisation);

    public Task<Organisation> OrganisationAsync() => Get<OrganisationReader>().CurrentAsync(CancellationToken.None);

    /// <summary>An alert fires, or is over, and everything that follows at once has followed.</summary>
    public async Task SignalAsync(
        string alert,
        string service,
        string severity,
        bool resolved = false,
        string? generator = null,
        LabelSet? annotations = null,
        params (string Name, string Value)[] labels
    )
    {
        LabelSet set = LabelSet.Of([("alertname", alert), ("service", service), ("severity", severity), .. labels]);
        Signal signal = new(
            new Fingerprint(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(set.ToString())))),
            "prometheus",
            "prometheus-eu",
            set,
            annotations ?? LabelSet.Empty,
            resolved,
            StartsAt: null,
            EndsAt: resolved ? null : Clock.GetUtcNow().AddHours(2),
            generator
        );
        await Get<AlertIntake>().AcceptAsync("prometheus", "prometheus-eu", [signal], CancellationToken.None);
        await SettleAsync();
    }

    public async Task<AlertGroup> GroupAsync(string alert) =>
        (await Store.GroupsAsync(openOnly: false, before: null, 100, CancellationToken.None)).First(group =>
            group.Labels["alertname"] == alert
        );

    public async Task AcknowledgeAsync(PageId page, string person)
    {
        await Services.DecideAsync(
            (work, cancel) =>
                work.DecidePageAsync(page, new PageCommand.Acknowledge(new(person), "console", Actor.Person(person), work.Now), cancel)
        );
        await SettleAsync();
    }

    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await SettleAsync();
    }

    /// <summary>Turns every loop until none has work that is due.</summary>
    public async Task SettleAsync()
    {
        ICycle[] cycles = [.. _app.Services.GetServices<ICycle>().Where(cycle => cycle.Name != "gauges")];
        for (int turn = 0; turn < TurnsMax; turn++)
        {
            bool more = false;
            foreach (ICycle cycle in cycles)
            {
                more |= await cycle.TurnAsync(CancellationToken.None) <= Clock.GetUtcNow();
            }

            if (!more && turn > 1)
            {
                return;
            }
        }

        Assert.Fail("The engine's loops do not come to rest.");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void AddStores(IServiceCollection services, TimeProvider clock)
    {
        InMemoryStore store = new();
        services
            .AddSingleton(store)
            .AddSingleton<IEventStore>(store)
            .AddSingleton<IAlertStore>(store)
            .AddSingleton<ITimerQueue>(store)
            .AddSingleton<IOutbox>(store)
            .AddSingleton<IViewStore>(store)
            .AddSingleton<IChannel, QuietChannel>()
            .AddSingleton<INodes>(store)
            .AddSingleton<IIds, CountingIds>()
            .AddSingleton(clock)
            .AddSingleton(new EngineOptions { Node = "test", Exit = _ => { } })
            .AddLogging()
            .AddMetrics();
    }
}
