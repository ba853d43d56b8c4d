// One node of Muster: a whole engine on a store, that can be stopped in order or killed.
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Engine.Pager;
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Driving;

public sealed class Node : IDisposable
{
    private readonly Pump _pump;
    private readonly Pump.Context _context;
    private readonly ServiceProvider _services;
    private readonly ImmutableArray<IHostedService> _hosted;
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly MeterListener? _listener;

    /// <param name="counts">Whether it listens to its meter; listeners of the whole process get in each other's way.</param>
    public Node(
        string name,
        Pump pump,
        IStores stores,
        IIds ids,
        EngineClock clock,
        IEnumerable<IChannel> channels,
        Action<IServiceCollection>? more = null,
        bool counts = true,
        TimeSpan? pollMax = null
    )
    {
        _pump = pump;
        _context = pump.NewContext();
        ServiceCollection services = new();
        services
            .AddSingleton<IEventStore>(stores)
            .AddSingleton<IAlertStore>(stores)
            .AddSingleton<ITimerQueue>(stores)
            .AddSingleton<IOutbox>(stores)
            .AddSingleton<IViewStore>(stores)
            .AddSingleton<IFullText>(stores)
            .AddSingleton<INodes>(stores)
            .AddSingleton(ids)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(
                new EngineOptions
                {
                    Node = name,
                    Exit = code => ExitCode = code,
                    PollMax = pollMax ?? TimeSpan.FromSeconds(1),
                }
            )
            .AddSingleton<ILoggerProvider>(Log)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information))
            .AddMetrics()
            .AddMusterEngine();
        foreach (IChannel channel in channels)
        {
            services.AddSingleton(channel);
        }

        more?.Invoke(services);
        _services = services.BuildServiceProvider();
        _listener = counts ? Listen() : null;
        _hosted = [.. _services.GetServices<IHostedService>()];
        Do(() => Task.WhenAll(_hosted.Select(service => service.StartAsync(CancellationToken.None))));
    }

    public NodeLog Log { get; } = new();

    /// <summary>Set when the watchdog ended the process.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>How often a counter of this node counted; 0 for one that does not listen.</summary>
    public long Count(string counter) => _counts.GetValueOrDefault(counter);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Does something on this node, to its end; it must not need the clock to move.</summary>
    public void Do(Func<Task> act) =>
        Do<object?>(async () =>
        {
            await act();
            return null;
        });

    public T Do<T>(Func<Task<T>> act)
    {
        Task<T> done = Begin(act);
        _pump.RunUntilIdle();
        Assert.True(done.IsCompleted, "It waits for the clock, or for something that never comes.");
        return done.GetAwaiter().GetResult();
    }

    /// <summary>Begins something on this node, without running anything else yet.</summary>
    public Task<T> Begin<T>(Func<Task<T>> act)
    {
        Task<T>? done = null;
        _context.Run(() => done = act());
        return done ?? Task.FromException<T>(new InvalidOperationException("The node is dead."));
    }

    /// <summary>Stops in order. What is being sent may need time: see <see cref="World.FastForward"/>.</summary>
    public Task Stop() =>
        Begin<object?>(async () =>
        {
            await Task.WhenAll(_hosted.Select(service => service.StopAsync(CancellationToken.None)));
            return null;
        });

    /// <summary>kill -9: nothing of it runs any more, whatever it was doing.</summary>
    public void Kill() => _context.Kill();

    /// <summary>SIGSTOP: it does nothing until it is thawed.</summary>
    public void Freeze() => _context.Freeze();

    public void Thaw() => _context.Thaw();

    public void Dispose()
    {
        _context.Kill();
        _listener?.Dispose();
        _services.GetRequiredService<IMeterFactory>().Dispose();
    }

    private MeterListener Listen()
    {
        MeterListener counting = new();
        IMeterFactory mine = Get<IMeterFactory>();
        counting.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, mine))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        counting.SetMeasurementEventCallback<long>(
            (instrument, measured, _, _) => _counts[instrument.Name] = _counts.GetValueOrDefault(instrument.Name) + measured
        );
        counting.Start();
        return counting;
    }
}
