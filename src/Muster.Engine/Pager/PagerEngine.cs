// Starts the engine's loops, and stops them so that nothing is lost.
using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>
/// One task for each loop and one for the watchdog. A stop lets each turn end, claims nothing more, and waits a few seconds for the messages that are being sent;
/// what has no result then is sent again by the next start.
/// </summary>
public sealed partial class PagerEngine : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ImmutableArray<ICycle> _cycles;
    private readonly ImmutableArray<OutboxLoop> _outboxes;
    private readonly Func<ICycle, Loop> _toLoop;
    private readonly Watchdog _watchdog;
    private readonly ILogger<PagerEngine> _logger;
    private ImmutableArray<Task> _running = [];
    private PagerThreads? _threads;

    public PagerEngine(
        IEnumerable<ICycle> cycles,
        IEnumerable<IChannel> channels,
        IEnumerable<IRoom> rooms,
        IEnumerable<IAnsweredMessages> chats,
        IEnumerable<ISubscriberChannel> subscribers,
        IEnumerable<ITracker> trackers,
        IOutbox outbox,
        Delivery delivery,
        RoomDelivery roomDelivery,
        AnsweredDelivery answeredDelivery,
        SubscriberDelivery subscriberDelivery,
        TrackerDelivery trackerDelivery,
        EngineOptions options,
        Wake wake,
        Hands hands,
        Heartbeats beats,
        Troubles troubles,
        EngineMeter meter,
        Watchdog watchdog,
        TimeProvider clock,
        ILoggerFactory loggers
    )
    {
        ArgumentNullException.ThrowIfNull(loggers);
        OutboxLoop Queue(string name, Func<ClaimedMessage, Task> attempt, bool isApart = false)
        {
            OutboxLoop loop = new(name, attempt, outbox, options, wake, troubles, clock, loggers.CreateLogger<OutboxLoop>())
            {
                IsApart = isApart,
            };
            hands.Add(name, loop);
            return loop;
        }

        _outboxes =
        [
            .. channels.Select(channel => Queue(channel.Name, message => delivery.AttemptAsync(channel, message))),
            .. channels
                .Where(channel => Stakeholder.Ways.Contains(channel.Name))
                .Select(channel =>
                    Queue(StatementTellsStakeholders.QueueOf(channel.Name), message => delivery.AttemptAsync(channel, message))
                ),
            .. rooms.Select(room => Queue(IRoom.QueueOf(room.Name), message => roomDelivery.AttemptAsync(room, message))),
            .. chats.Select(chat => Queue(IAnsweredMessages.QueueOf(chat.Name), message => answeredDelivery.AttemptAsync(chat, message))),
            .. subscribers.Select(way =>
                Queue(SubscriberPost.QueueOf(way.Way), message => subscriberDelivery.AttemptAsync(way, message), isApart: true)
            ),
            .. trackers.Select(tracker => Queue(ITracker.Queue, message => trackerDelivery.AttemptAsync(tracker, message), isApart: true)),
        ];
        _cycles = [.. cycles, .. _outboxes];
        _toLoop = cycle => new Loop(cycle, cycle.Signal(wake), options.PollMax, beats, meter, clock, loggers.CreateLogger<Loop>());
        _watchdog = watchdog;
        _logger = loggers.CreateLogger<PagerEngine>();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Whoever starts the engine in a context of his own wants it to run there.
        _threads = SynchronizationContext.Current is null ? new() : null;
        _running =
        [
            .. _cycles.Select(cycle => Begin(() => _toLoop(cycle).RunAsync(_stop.Token), cycle.IsApart)),
            // Apart from what it watches: threads that all hang would keep it from seeing it.
            _watchdog.RunAsync(_stop.Token),
        ];
        Log.Started(_logger, _cycles.Length);
        return Task.CompletedTask;

        Task Begin(Func<Task> act, bool isApart) =>
            _threads is null ? act()
            : isApart ? Task.Run(act, CancellationToken.None)
            : _threads.RunAsync(act);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stop.Cancel();
        return DrainAsync();
    }

    public void Dispose()
    {
        _threads?.End();
        _stop.Dispose();
    }

    private async Task DrainAsync()
    {
        await Task.WhenAll(_running);
        foreach (ICycle cycle in _cycles)
        {
            await cycle.EndAsync();
        }

        await Task.WhenAll(_outboxes.Select(outbox => outbox.DrainAsync(PagerDefaults.DrainMax)));
        _threads?.End();
        Log.Stopped(_logger);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The engine runs with {Count} loops.")]
        public static partial void Started(ILogger logger, int count);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "The engine has stopped; what was due and not done is done at the next start."
        )]
        public static partial void Stopped(ILogger logger);
    }
}
