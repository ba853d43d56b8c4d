// What a runbook does in a drill is done in the drill, at once.
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>The hands of the drill's colleagues do it in their time, as they do what is ordered on its page. A drill that is over or stands still fails the step.</summary>
public sealed class RunPlaysItsDrill : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not RunEvent.StepStarted begun)
        {
            return;
        }

        RunId id = RunId.Parse(happened.Stream.Key);
        RunbookRun run = await work.RunAsync(id, cancel);
        if (run.Content.Steps[begun.Step] is not RunbookStep.Act act || run.Current?.Step != begun.Step)
        {
            return;
        }

        Rejection? why = await PlayAsync(run, act, begun.By, work, cancel);
        RunCommand.EndStep end = new(
            begun.Step,
            Attempt: 0,
            why is null ? StepOutcome.Succeeded : StepOutcome.Failed,
            ExitCode: null,
            why?.Message ?? "It is ordered; the drill says when it is done.",
            begun.By,
            work.Now
        );
        await work.DecideRunAsync(id, end, cancel);
    }

    private static async Task<Rejection?> PlayAsync(RunbookRun run, RunbookStep.Act act, Actor by, Work work, CancellationToken cancel) =>
        run.Content.Incident is { } incident && (await work.IncidentAsync(incident, cancel)).Drill is { } drill
            ? await work.DecideDrillAsync(drill, new DrillCommand.Act(work.NewId(), act.Do, act.Target, act.Args, by, work.Now), cancel)
            : new Rejection("run.no_drill", "There is no drill to do it in.");
}
