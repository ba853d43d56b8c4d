// A run is watched: its preview, its approval, the time of each step, and whether whoever does the step is heard of.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class RunSetsItsTimers : IReaction
{
    /// <summary>2 minutes: a dry run that takes longer is none.</summary>
    private static readonly TimeSpan PreviewWithin = TimeSpan.FromMinutes(2);

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not RunEvent one)
        {
            return;
        }

        RunbookRun run = await work.RunAsync(RunId.Parse(happened.Stream.Key), cancel);
        switch (one)
        {
            case RunEvent.Requested:
                work.SetTimer(EngineTimers.ForRun(run.Id, work.Now + PreviewWithin));
                break;
            case RunEvent.Previewed or RunEvent.Approved or RunEvent.GlassBroken when run.ExpiresAt is { } at:
                work.SetTimer(EngineTimers.ForRun(run.Id, at));
                break;
            case RunEvent.Refused or RunEvent.Started:
                work.CancelTimer(EngineTimers.RunDueId(run.Id));
                break;
            case RunEvent.StepStarted e:
                work.SetTimer(EngineTimers.ForRunStep(run.Id, e.Step, DueAt(run, e, work.Now)));
                break;
            case RunEvent.StepTaken e:
                work.SetTimer(EngineTimers.ForRunStep(run.Id, e.Step, run.Steps[e.Step].DueAt + RunDefaults.Grace));
                work.SetTimer(EngineTimers.ForRunLease(run.Id, e.Step, work.Now + RunDefaults.LeaseFor));
                break;
            case RunEvent.StepEnded e:
                work.CancelTimer(EngineTimers.RunStepId(run.Id, e.Step));
                work.CancelTimer(EngineTimers.RunLeaseId(run.Id, e.Step));
                break;
            default:
                break;
        }
    }

    /// <summary>A wait is over when it is; what somebody is to take waits for them so long and no longer.</summary>
    private static DateTimeOffset DueAt(RunbookRun run, RunEvent.StepStarted e, DateTimeOffset now) =>
        run.Content.Steps[e.Step] switch
        {
            RunbookStep.Wait wait => Least(e.DueAt, now + wait.Length),
            RunbookStep.Manual => e.DueAt,
            _ => now + RunDefaults.ClaimWithin,
        };

    private static DateTimeOffset Least(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
