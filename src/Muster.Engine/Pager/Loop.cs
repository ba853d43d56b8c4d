// Repeats a cycle until it is stopped, whatever a turn throws.
using Microsoft.Extensions.Logging;
using Muster.Engine.Commands;

namespace Muster.Engine.Pager;

/// <summary>Runs one cycle: turn, sleep until the next is due, its signal comes or <paramref name="pollMax"/> has passed, turn again.</summary>
internal sealed partial class Loop(
    ICycle cycle,
    Wake wake,
    TimeSpan pollMax,
    Heartbeats beats,
    EngineMeter meter,
    TimeProvider clock,
    ILogger logger
)
{
    private DateTimeOffset? _next;

    /// <summary>Ends when <paramref name="stop"/> is cancelled, and at no other time.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        beats.Begin(cycle.Name);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                long mark = wake.Mark();
                if (await TurnAsync(stop) is { } pause)
                {
                    await Task.Delay(pause, clock, stop);
                }
                else
                {
                    await wake.WaitAsync(mark, Sleep(), clock, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped while it slept: that is the ordinary end.
        }
        finally
        {
            beats.End(cycle.Name);
        }
    }

    /// <summary>One turn; answers how long to pause when it failed.</summary>
    private async Task<TimeSpan?> TurnAsync(CancellationToken stop)
    {
        try
        {
            _next = await cycle.TurnAsync(stop);
            beats.Done(cycle.Name);
            meter.Turned(cycle.Name);
            return null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            // A loop that ends pages nobody any more: whatever a turn throws, the next one is tried.
            int inRow = beats.Failed(cycle.Name, failure);
            meter.Failed(cycle.Name);
            TimeSpan pause = Backoff.AfterFailedTurn(cycle.Name, inRow);
            Log.TurnFailed(logger, failure, cycle.Name, inRow, pause.TotalSeconds);
            return pause;
        }
    }

    private TimeSpan Sleep()
    {
        TimeSpan wait = _next is { } due ? due - clock.GetUtcNow() : pollMax;
        return wait < pollMax ? wait : pollMax;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The loop {Loop} failed, {InRow} times in a row. It is tried again in {PauseSeconds:0.0} s."
        )]
        public static partial void TurnFailed(ILogger logger, Exception failure, string loop, int inRow, double pauseSeconds);
    }
}
