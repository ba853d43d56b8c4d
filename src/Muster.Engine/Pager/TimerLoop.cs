// Fires the timers that are due: each one is one commit, exactly once in the store.
using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>
/// Timers of one subject fire one after the other, others side by side. A timer whose handler throws is put aside for a while, so that it delays no other; a timer
/// of a kind that nobody here knows is left for a newer node.
/// </summary>
public sealed partial class TimerLoop(
    ITimerQueue timers,
    CommandRunner runner,
    IEnumerable<ITimerHandler> handlers,
    EngineMeter meter,
    Troubles troubles,
    TimeProvider clock,
    ILogger<TimerLoop> logger
) : ICycle
{
    private static readonly TimeSpan UnknownPause = TimeSpan.FromMinutes(1);

    private readonly FrozenDictionary<string, ITimerHandler> _handlers = handlers.ToFrozenDictionary(
        handler => handler.Kind,
        StringComparer.Ordinal
    );
    private readonly Aside<TimerEntry> _aside = troubles.NewAside<TimerEntry>();

    public string Name => "timers";

    public Wake Signal(Wake commits) => commits.Timers;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<TimerEntry> due = await timers.DueAsync(now, PagerDefaults.TimersMax + _aside.Count, stop);
        _aside.KeepOnly(due);
        TimerEntry[] ready = [.. due.Where(timer => !_aside.Holds(timer, now))];
        foreach (
            IGrouping<string, TimerEntry>[] some in ready
                .GroupBy(timer => timer.Subject, StringComparer.Ordinal)
                .Chunk(PagerDefaults.AtATime)
        )
        {
            await Task.WhenAll(some.Select(ofOne => FireInOrderAsync(ofOne, stop)));
        }

        return ready.Length > 0 ? clock.GetUtcNow()
            : due.Count > 0 ? _aside.Next()
            : await timers.NextDueAsync(stop);
    }

    private async Task FireInOrderAsync(IEnumerable<TimerEntry> ofOne, CancellationToken stop)
    {
        foreach (TimerEntry timer in ofOne)
        {
            stop.ThrowIfCancellationRequested();
            await FireAsync(timer, stop);
        }
    }

    private async Task FireAsync(TimerEntry timer, CancellationToken stop)
    {
        if (!_handlers.TryGetValue(timer.Kind, out ITimerHandler? handler))
        {
            _aside.Put(
                timer,
                clock.GetUtcNow(),
                _ => UnknownPause,
                (_, _) => Overdue(timer, $"This version of Muster knows no timer of the kind {timer.Kind}; a newer node has to fire it.")
            );
            Log.UnknownKind(logger, timer.Kind, timer.Id);
            return;
        }

        try
        {
            if (await runner.RunAsync(null, ActAsync, stop) is Outcome.Done)
            {
                meter.Fired(timer.Kind);
            }
        }
        catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException))
        {
            DateTimeOffset until = _aside.Put(
                timer,
                clock.GetUtcNow(),
                failures => Backoff.AfterFailedTurn(timer.Id, failures),
                (_, failures) => Overdue(timer, Trouble.Failed(failures, failure))
            );
            meter.Failed(Name);
            Log.HandlerFailed(logger, failure, timer.Id, until);
        }

        async Task<Rejection?> ActAsync(Work work, CancellationToken cancel)
        {
            work.Fire(timer);
            await handler.HandleAsync(timer, work, cancel);
            return null;
        }
    }

    private static Trouble Overdue(TimerEntry timer, string why) =>
        new(
            $"The timer {timer.Id} is overdue",
            timer.DueAt,
            $"It stays set and is tried again; see to {timer.Subject} by hand, and look into the log of this node.",
            why
        );

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The timer {Timer} failed and stays set. It is tried again at {Until:HH:mm:ss}.")]
        public static partial void HandlerFailed(ILogger logger, Exception failure, string timer, DateTimeOffset until);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "This version of Muster knows no timer of the kind {Kind}; {Timer} stays set for a newer node."
        )]
        public static partial void UnknownKind(ILogger logger, string kind, string timer);
    }
}
