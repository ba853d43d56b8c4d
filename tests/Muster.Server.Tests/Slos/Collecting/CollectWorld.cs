// An SLO whose minutes are asked for, on a store in memory and a clock of its own.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Core.Slos;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Ports.InMemory;
using Muster.Engine.Projections;
using Muster.Engine.Slos;
using Muster.Server.Slos.Collecting;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.Slos.Collecting;

internal sealed class CollectWorld : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly HttpClient _http;
    private int _nodes;

    public CollectWorld(DateTimeOffset now, HttpMessageHandler? answering = null)
    {
        Prometheus = answering as FakePrometheus ?? new FakePrometheus();
        _http = new HttpClient(answering ?? Prometheus);
        Clock = new FakeTimeProvider(now);
        InMemoryStore store = new();
        ServiceCollection services = new();
        services
            .AddLogging()
            .AddMetrics()
            .AddSingleton<IEventStore>(store)
            .AddSingleton<IAlertStore>(store)
            .AddSingleton<IViewStore>(store)
            .AddSingleton<IIds, CountingIds>()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<Wake>()
            .AddSingleton<Hands>()
            .AddSingleton<EngineMeter>()
            .AddSingleton<OrganisationReader>()
            .AddSingleton<CommandRunner>()
            .AddSingleton<IProjection, SloProjection>()
            .AddSingleton<SloMinutes>()
            .AddSingleton<SloReader>();
        _services = services.BuildServiceProvider();
        Asking = new SloAsking(Minutes, new PrometheusSource(_http, new WebhookReach(AllowPrivate: true), Clock), Clock);
    }

    public FakeTimeProvider Clock { get; }

    public FakePrometheus Prometheus { get; }

    public SloAsking Asking { get; }

    public Troubles Troubles { get; } = new();

    public SloMinutes Minutes => _services.GetRequiredService<SloMinutes>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static SloDefinition Definition(
        SloIndicator indicator,
        string url = "http://prometheus.test",
        string name = "playback-available",
        int days = 7
    ) =>
        new(
            new(
                new SloId(name),
                "Films play",
                "",
                "playback",
                indicator,
                [new("", SloObjective.Of(0.999, new SloWindow.Rolling(TimeSpan.FromDays(days))), null)],
                BurnAlert.Defaults
            ),
            [new("main", "prometheus", url)],
            ""
        );

    /// <summary>The ratio of a query for failures and one for all events.</summary>
    public static SloIndicator.Ratio Ratio(string part, string total, bool isCounter = true, bool isBad = true) =>
        new(new("main", part, isCounter), isBad, new("main", total, isCounter));

    public async Task DefineAsync(SloDefinition definition) =>
        Assert.IsType<Outcome.Done>(
            await _services
                .GetRequiredService<CommandRunner>()
                .RunAsync(
                    null,
                    (work, cancel) =>
                        work.DecideSloAsync(definition.Slo.Id, new SloCommand.Define(definition, Actor.Person("ada"), work.Now), cancel),
                    Cancel
                )
        );

    /// <summary>Asks once for one SLO; answers why its source cannot be reached.</summary>
    public async Task<string?> AskAsync(string name = "playback-available") => await Asking.AskAsync((await StatusAsync(name)).Row, Cancel);

    public async Task<SloStatus> StatusAsync(string name = "playback-available") =>
        (await _services.GetRequiredService<SloReader>().FindAsync(name, Cancel))!;

    public async Task<SliSums> BetweenAsync(DateTimeOffset from, DateTimeOffset until) =>
        (await Minutes.BetweenAsync(new("playback-available"), 0, from, until, Cancel)).Between(from, until);

    /// <summary>A collector as a node of its own has it.</summary>
    public SloCollector Node()
    {
        _nodes++;
        CountingIds ids = new();
        for (int index = 0; index < 1000 * _nodes; index++)
        {
            ids.New();
        }

        return new(
            _services.GetRequiredService<SloReader>(),
            Asking,
            _services.GetRequiredService<IViewStore>(),
            _services.GetRequiredService<CommandRunner>(),
            Troubles,
            ids,
            Clock,
            NullLogger<SloCollector>.Instance
        );
    }

    public void Dispose()
    {
        _http.Dispose();
        _services.Dispose();
    }
}
