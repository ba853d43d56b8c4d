// The rows of a run: itself, and the work that somebody is to take.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class RunProjection : IProjection
{
    public string Category => RunbookRun.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        RunbookRun run = (RunbookRun)state;
        if (!run.Exists)
        {
            yield break;
        }

        yield return Row(run);
        foreach (StepRun step in run.Steps)
        {
            if (TakenBy(run.Content.Steps[step.Step]) is { } who)
            {
                bool isOver = step.Outcome is not null || run.Status != RunStatus.Running;
                yield return Job(
                    run,
                    step.Step,
                    isDryRun: false,
                    who,
                    isOver ? Views.Closed
                        : step.Attempt > 0 ? Views.Active
                        : Views.Pending
                );
            }
        }

        for (int step = 0; step < run.Content.Steps.Length; step++)
        {
            if (run.Content.Steps[step].Preview is { Runner: { } runner })
            {
                bool isOver = run.Status != RunStatus.Requested || run.Content.Preview.Any(shown => shown.Step == step);
                yield return Job(run, step, isDryRun: true, runner, isOver ? Views.Closed : Views.Pending);
            }
        }
    }

    private static View Row(RunbookRun run)
    {
        RunRow row = new(
            run.Id,
            run.Title,
            run.Content.Runbook,
            run.Content.Incident,
            run.Risk,
            run.NeedsTwo,
            run.Status,
            run.End?.Ending,
            run.Steps.Length,
            run.Content.Steps.Length,
            run.Glass is not null,
            run.RequestedBy,
            run.RequestedAt,
            run.End?.At
        );
        return new View(
            Views.Run,
            run.Id.Value,
            run.IsOpen ? Views.Open : Views.Closed,
            run.RequestedAt,
            ViewJson.Search([run.Id.Value, run.Title, run.Content.Runbook?.Value]),
            ViewJson.Write(row)
        )
        {
            Subject = run.Content.Incident?.Value,
        };
    }

    /// <summary>Null for what nobody takes, and for a command on the machine of whoever started it.</summary>
    private static string? TakenBy(RunbookStep step) =>
        step.IsOnServer ? RunbookRun.Server
        : step is RunbookStep.Command { Runner.Length: > 0 } command ? command.Runner
        : null;

    private static View Job(RunbookRun run, int at, bool isDryRun, string who, string status)
    {
        RunbookStep step = run.Content.Steps[at];
        RunJobRow row = new(
            run.Id,
            at,
            isDryRun,
            run.Content.Runbook,
            run.Content.Version,
            run.Content.TextHash,
            step.Name,
            isDryRun ? step.Preview!.Arguments
                : step is RunbookStep.Command command ? command.Arguments
                : [],
            (int)step.TimeOut.TotalSeconds
        );
        return new View(Views.RunJob, row.Id, status, run.RequestedAt, "", ViewJson.Write(row)) { Subject = who };
    }
}
