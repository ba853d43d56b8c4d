// The loop of the server's own steps: woken by jobs alone, and never deaf to a stop.
using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Ports.InMemory;
using Muster.Peers;
using Muster.Server.Runbooks;
using Muster.Server.Runbooks.Steps;
using Muster.Server.Tests.Drivers.InMemory;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Tests.Runbooks;

public sealed class RunExecutorTests : IAsyncDisposable
{
    private const string Slow = """
        id: slow
        title: Slow
        risk: safe
        production: false
        timeOut: 10h
        steps: [{ name: Ask, timeOut: 9h, http: { url: "http://127.0.0.1:9/slow" } }]
        """;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly Caller Ana = new(Actor.Person("ana"), new("ana"), "Ana", AccountRole.Admin, Key: null);

    private readonly FakeTimeProvider _clock = new(new(2026, 11, 30, 2, 0, 0, TimeSpan.Zero));
    private readonly InMemoryStore _store = new();
    private readonly Silence _gateway = new();
    private readonly Ears _log = new();
    private readonly ServiceProvider _services;

    public RunExecutorTests()
    {
        RunbookSecrets secrets = new(ImmutableSortedDictionary<string, string>.Empty);
        WebhookReach reach = new(AllowPrivate: true);
        ServiceCollection services = new();
        services
            .AddSingleton<IEventStore>(_store)
            .AddSingleton<IAlertStore>(_store)
            .AddSingleton<ITimerQueue>(_store)
            .AddSingleton<IOutbox>(_store)
            .AddSingleton<IViewStore>(_store)
            .AddSingleton<IIds, CountingIds>()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(reach)
            .AddSingleton(new EngineOptions { Node = "test", Exit = _ => { } })
            .AddLogging()
            .AddMetrics()
            .AddMusterEngine()
            .AddRunbooks(secrets)
            .AddSingleton(new StepHttp(new HttpClient(_gateway), reach, secrets))
            .AddSingleton<IDrillGraphs, NoGraphs>()
            .AddSingleton<ILogger<RunExecutor>>(_log);
        _services = services.BuildServiceProvider();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Asking Asks => new(Ana.Actor, Operation: null);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _gateway.Dispose();
    }

    [Fact]
    public async Task A_stop_is_heard_after_the_store_was_away()
    {
        RunExecutor executor = ActivatorUtilities.CreateInstance<RunExecutor>(_services);
        RunId run = await StartedAsync();
        await executor.TurnAsync(Cancel);
        await _gateway.Asked;
        _store.FailNext(nameof(IEventStore.ReadStreamAsync));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _log.Warned;

        await Writer.WriteAsync(run, Asks, now => new RunCommand.Stop("It is the wrong one", Ana.Actor, now));
        await Until.TrueAsync(
            "the run ends",
            Longest,
            async () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return (await ReadAsync(run)).End is not null;
            }
        );

        Assert.Equal(RunEnding.Stopped, (await ReadAsync(run)).End!.Ending);
    }

    [Fact]
    public async Task A_step_that_waits_wakes_it_and_no_other_commit_does()
    {
        RunExecutor executor = ActivatorUtilities.CreateInstance<RunExecutor>(_services);
        Wake signal = executor.Signal(_services.GetRequiredService<Wake>());
        await _services.GetRequiredService<RunbookWriter>().WriteAsync(id: null, Slow, Asks);
        Assert.Equal(0, signal.Mark());

        await StartedAsync();

        Assert.NotEqual(0, signal.Mark());
    }

    private RunWriter Writer => _services.GetRequiredService<RunWriter>();

    private Task<RunbookRun> ReadAsync(RunId run) => _services.GetRequiredService<RunReader>().ReadAsync(run, Cancel);

    private async Task<RunId> StartedAsync()
    {
        await _services.GetRequiredService<RunbookWriter>().WriteAsync(id: null, Slow, Asks);
        RunWish wish = new("slow", ImmutableSortedDictionary<string, string>.Empty, Undo: false, Command: null, Incident: null);
        (_, RunId? run) = await Writer.RequestAsync(wish, Ana, Asks);
        RunbookRun asked = await ReadAsync(run!.Value);
        Assert.IsType<Outcome.Done>(await Writer.StartAsync(run.Value, asked.Hash, command: null, Ana, Asks));
        return run.Value;
    }

    /// <summary>A gateway that takes a request and never answers it.</summary>
    private sealed class Silence : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new(HttpStatusCode.OK);
        }
    }

    private sealed class NoGraphs : IDrillGraphs
    {
        public Task<double?> LatestAsync(DrillId drill, string component, string metric, Actor by, CancellationToken cancel) =>
            Task.FromResult<double?>(null);
    }

    /// <summary>Hears the first warning.</summary>
    private sealed class Ears : ILogger<RunExecutor>
    {
        private readonly TaskCompletionSource _warned = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Warned => _warned.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (logLevel == LogLevel.Warning)
            {
                _warned.TrySetResult();
            }
        }
    }
}
