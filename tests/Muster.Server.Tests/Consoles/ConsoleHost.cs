// The console's slices on the real engine and a store in memory, with a clock that the test moves.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Ports.InMemory;
using Muster.Server.Catalog.Document;
using Muster.Server.Now;
using Muster.Server.Reviews;
using Muster.Server.Tests.Web;
using Muster.Server.Web;
using Muster.Server.Web.Access;
using Muster.Server.Web.Addresses;
using Muster.Server.Web.Live;
using Muster.Server.Web.Shells;
using Muster.Server.Web.Views;

namespace Muster.Server.Tests.Consoles;

/// <summary>Ana answers for checkout, then Ben; Cleo commands. Nobody reads pages from a channel here: pages only stand in the store.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    /// <summary>A Monday.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private const string Organisation = """
        name: StreamFlow
        people:
          ana: { name: Ana Silva, email: ana@streamflow.example, zone: Europe/Lisbon }
          ben: { name: Ben Okafor, email: ben@streamflow.example, zone: Europe/London }
          cleo: { name: Cleo Park, email: cleo@streamflow.example, zone: Asia/Seoul }
        teams:
          commerce: { name: Commerce, members: [ana, ben] }
        services:
          checkout: { name: Checkout, description: Payments, team: commerce, tier: 0, alwaysOn: true, escalationPolicy: commerce }
        schedules:
          commerce:
            name: Commerce on call
            zone: Etc/UTC
            rotations:
              - { name: primary, start: 2026-01-05T08:00, shiftDays: 7, members: [ana] }
              - { name: secondary, start: 2026-01-05T08:00, shiftDays: 7, members: [ben] }
          command:
            name: Incident command
            zone: Etc/UTC
            rotations:
              - { name: commander, role: incident_commander, start: 2026-01-05T08:00, shiftDays: 7, members: [cleo] }
        escalationPolicies:
          commerce:
            name: Commerce
            steps:
              - { targets: [schedule:commerce], wait: 5m }
              - { targets: ["person:cleo"], wait: 5m }
        routes:
          - { id: checkout, matchers: ['service="checkout"'], service: checkout, groupBy: [alertname] }
        """;

    private readonly WebApplication _app;

    private ConsoleHost(WebApplication app) => _app = app;

    public FakeTimeProvider Clock => (FakeTimeProvider)Get<TimeProvider>();

    public InMemoryStore Store => Get<InMemoryStore>();

    public IServiceProvider Services => _app.Services;

    public static async Task<ConsoleHost> StartAsync(string? mailWarning = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        Register(builder.Services, mailWarning);
        WebApplication app = builder.Build();
        app.UseWebFoundation();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapWebFoundation();
        app.MapReviews();
        app.MapNow();
        await app.StartAsync();
        ConsoleHost host = new(app);
        Organisation described = OrganisationFileReader.Read(Organisation).Organisation;
        await host.DoAsync(
            (work, cancel) =>
                work.DecideOrganisationAsync(
                    new OrganisationCommand.Put(described, Prune: false, "", Actor.Person("ana"), work.Now),
                    cancel
                )
        );
        return host;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A client that follows no redirect. Without a person nobody is signed in.</summary>
    public HttpClient Client(string? person = "ana", string role = AccountRole.Responder)
    {
        HttpClient client = _app.GetTestClient();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        if (person is not null)
        {
            client.DefaultRequestHeaders.Add(SignedInByHeader.Person, person);
            client.DefaultRequestHeaders.Add(SignedInByHeader.Role, role);
        }

        return client;
    }

    /// <summary>Does a piece of work that the story takes for granted.</summary>
    public async Task DoAsync(Func<Work, CancellationToken, Task<Rejection?>> act) =>
        Assert.IsType<Outcome.Done>(await Get<CommandRunner>().RunAsync(operation: null, act, CancellationToken.None));

    /// <summary>Lets the engine do what is due until nothing is.</summary>
    public async Task SettleAsync()
    {
        for (int turn = 0; turn < 4; turn++)
        {
            foreach (ICycle cycle in _app.Services.GetServices<ICycle>())
            {
                await cycle.TurnAsync(CancellationToken.None);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void Register(IServiceCollection services, string? mailWarning)
    {
        InMemoryStore store = new();
        services
            .AddSingleton(store)
            .AddSingleton<IEventStore>(store)
            .AddSingleton<IAlertStore>(store)
            .AddSingleton<IViewStore>(store)
            .AddSingleton<ITimerQueue>(store)
            .AddSingleton<IOutbox>(store)
            .AddSingleton<IIds, CountingIds>()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(Start))
            .AddSingleton(new EngineOptions { Node = "test", Exit = _ => { } })
            .AddMetrics()
            .AddMusterEngine();
        // The test turns the loops itself: nothing happens behind its back.
        foreach (ServiceDescriptor loop in services.Where(one => one.ServiceType == typeof(IHostedService)).ToImmutableArray())
        {
            services.Remove(loop);
        }

        services.AddWebFoundation();
        services
            .AddSingleton<INonce, CountingNonce>()
            .AddSingleton<LiveHub>()
            .AddSingleton<ILiveFeed>(provider => provider.GetRequiredService<LiveHub>())
            .AddSingleton(new PublicAddress(new Uri("https://muster.streamflow.example"), () => []))
            .AddShell()
            .AddReviews()
            .AddNow(_ => mailWarning);
        services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, SignedInByHeader>("test", null);
        services.AddAuthorization(Policies.Configure);
    }

    private sealed class CountingIds : IIds
    {
        private int _last;

        public string New() => "id" + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
    }
}
