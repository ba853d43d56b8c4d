// Takes the steps of runs that the server does itself, does each once, and says how it goes.
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;
using Muster.Server.Runbooks.Steps;

namespace Muster.Server.Runbooks;

/// <summary>Taking a step is a commit, so that of several nodes one does it. A node that dies in the middle lets its lease end: the step is lost, and nothing does it again.</summary>
public sealed partial class RunExecutor(
    IViewStore views,
    RunReader reader,
    StepWork steps,
    CommandRunner runner,
    TimeProvider clock,
    ILogger<RunExecutor> logger
) : ICycle
{
    private const int JobsMax = 20;

    private static readonly Actor By = Actor.System("runs");

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, bool> _doing = new(StringComparer.Ordinal);

    public string Name => "runs";

    /// <summary>Another node's jobs are seen at the next poll, a second later at most.</summary>
    public Wake Signal(Wake commits) => commits.Rows(Views.RunJob);

    public bool IsApart => true;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        ViewQuery waiting = new(Views.RunJob, [Views.Pending], null, null, JobsMax) { Subject = RunbookRun.Server };
        foreach (View view in await views.ListAsync(waiting, stop))
        {
            RunJobRow job = view.Row<RunJobRow>();
            if (_doing.Count < JobsMax && _doing.TryAdd(job.Id, true))
            {
                _ = Task.Run(() => DoAsync(job, stop), CancellationToken.None);
            }
        }

        return null;
    }

    private async Task DoAsync(RunJobRow job, CancellationToken stop)
    {
        try
        {
            if (await DecideAsync(job, now => new RunCommand.Take(job.Step, RunbookRun.Server, By, now)))
            {
                await DoTakenAsync(job, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops, and the lease ends by itself.
        }
        catch (Exception broken) when (broken is StoreUnavailableException or InvalidOperationException)
        {
            Log.Broke(logger, broken, job.Id);
        }
        finally
        {
            _doing.TryRemove(job.Id, out _);
        }
    }

    private async Task DoTakenAsync(RunJobRow job, CancellationToken stop)
    {
        RunbookRun run = await reader.ReadAsync(job.Run, stop);
        if (run.Current is not { } current || current.Step != job.Step)
        {
            return;
        }

        TimeSpan within = current.DueAt - clock.GetUtcNow();
        using CancellationTokenSource timeOut = new(within > TimeSpan.Zero ? within : TimeSpan.Zero, clock);
        using CancellationTokenSource asked = new();
        using CancellationTokenSource any = CancellationTokenSource.CreateLinkedTokenSource(stop, timeOut.Token, asked.Token);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task watching = WatchAsync(job, asked, over.Token);
        StepResult result;
        try
        {
            result = await steps.DoAsync(run, job.Step, new Pieces(this, job).WriteAsync, any.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            result = asked.IsCancellationRequested
                ? new(StepOutcome.Stopped, "Stopped on request. What was sent before may have been done.")
                : new(StepOutcome.TimedOut, "It did not end in time. What was sent may have been done.");
        }

        await over.CancelAsync();
        await watching;
        await DecideAsync(job, now => new RunCommand.EndStep(job.Step, Attempt: 1, result.Outcome, result.Code, result.Text, By, now));
    }

    /// <summary>Keeps the lease, and hears when somebody asks to stop.</summary>
    private async Task WatchAsync(RunJobRow job, CancellationTokenSource asked, CancellationToken over)
    {
        try
        {
            while (!asked.IsCancellationRequested)
            {
                await Task.Delay(LookEvery, clock, over);
                await LookAsync(job, asked, over);
            }
        }
        catch (OperationCanceledException)
        {
            // The step is over.
        }
    }

    /// <summary>One look; a store that is away for a while must not keep a stop from being heard afterwards.</summary>
    private async Task LookAsync(RunJobRow job, CancellationTokenSource asked, CancellationToken over)
    {
        try
        {
            RunbookRun run = await reader.ReadAsync(job.Run, over);
            if (run.StopAsked is not null || run.Current?.Step != job.Step)
            {
                await asked.CancelAsync();
                return;
            }

            await RenewAsync(runner, job.Run, job.Step, over);
        }
        catch (StoreUnavailableException broken)
        {
            Log.Broke(logger, broken, job.Id);
        }
    }

    /// <summary>Whoever does the step has just been heard of.</summary>
    internal static Task<Outcome> RenewAsync(CommandRunner runner, RunId run, int step, CancellationToken cancel) =>
        runner.RunAsync(
            operation: null,
            async (work, inner) =>
            {
                if ((await work.RunAsync(run, inner)).Current is { Attempt: > 0 } current && current.Step == step)
                {
                    work.SetTimer(EngineTimers.ForRunLease(run, step, work.Now + RunDefaults.LeaseFor));
                }

                return null;
            },
            cancel
        );

    private async Task<bool> DecideAsync(RunJobRow job, Func<DateTimeOffset, RunCommand> command) =>
        await runner.RunAsync(
            operation: null,
            (work, cancel) => work.DecideRunAsync(job.Run, command(work.Now), cancel),
            CancellationToken.None
        ) is Outcome.Done;

    private sealed class Pieces(RunExecutor executor, RunJobRow job)
    {
        private int _sequence;

        public async Task WriteAsync(string text) =>
            await executor.DecideAsync(job, now => new RunCommand.Write(job.Step, Attempt: 1, ++_sequence, text, By, now));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The step {Job} could not be carried on; its lease ends by itself.")]
        public static partial void Broke(ILogger logger, Exception broken, string job);
    }
}
