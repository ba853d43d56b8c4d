// Gives the steps that wait for a runner to it, once, and hears how they go.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;

namespace Muster.Server.Runbooks;

public sealed class RunnerJobs(CommandRunner runner, RunReader reader, IViewStore views, RunbookSecrets secrets, TimeProvider clock)
{
    private const int JobsMax = 50;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private static readonly Rejection NotFound = Rejection.NotFound(
        "job.not_found",
        "There is no such job: expected a form such as RUN-7.0 or RUN-7.preview.0."
    );

    private static readonly Rejection NotYours = Rejection.Forbidden(
        "job.not_yours",
        "This job is another runner's, or another person's; nothing was kept."
    );

    private static readonly Rejection DryRunOver = new(
        "run.attempt_over",
        "This dry run is over; what you sent was not kept. End the command and do not start it again."
    );

    /// <summary>A job for the runner, which nobody else gets; null when there was none in time.</summary>
    /// <param name="runbooks">Those that it does.</param>
    public async Task<RunJobRow?> ClaimAsync(
        string name,
        IReadOnlyCollection<string> runbooks,
        TimeSpan wait,
        Actor by,
        CancellationToken cancel
    )
    {
        DateTimeOffset until = clock.GetUtcNow() + wait;
        while (true)
        {
            ViewQuery waiting = new(Views.RunJob, [Views.Pending], null, null, JobsMax) { Subject = name };
            foreach (View view in (await views.ListAsync(waiting, cancel)).Reverse())
            {
                RunJobRow job = view.Row<RunJobRow>();
                if (job.Runbook is { } runbook && runbooks.Contains(runbook.Value) && await TakeAsync(job, name, by))
                {
                    return job;
                }
            }

            if (clock.GetUtcNow() >= until)
            {
                return null;
            }

            await Task.Delay(LookEvery, clock, cancel);
        }
    }

    /// <summary>Keeps a piece of output and renews the lease; answers whether it is to stop, or why nothing was kept.</summary>
    public async Task<(bool Stop, Rejection? Why)> WriteAsync(string id, int attempt, int sequence, string text, Caller caller, Actor by)
    {
        string readable = ReadableOutput.Of(text, secrets);
        (JobPlace? found, Rejection? why) = await FindAsync(id, caller);
        if (found is not { } place)
        {
            return (false, why);
        }

        if (place.IsDryRun)
        {
            return (!place.Run.IsOpen, await WriteDryRunAsync(id, place, sequence, readable));
        }

        Outcome written = await runner.RunAsync(
            operation: null,
            (work, cancel) =>
                work.DecideRunAsync(place.Run.Id, new RunCommand.Write(place.Step, attempt, sequence, readable, by, work.Now), cancel),
            CancellationToken.None
        );
        if (written is Outcome.Refused refused)
        {
            return (true, refused.Why);
        }

        await RunExecutor.RenewAsync(runner, place.Run.Id, place.Step, CancellationToken.None);
        return ((await reader.ReadAsync(place.Run.Id, CancellationToken.None)).StopAsked is not null, null);
    }

    /// <summary>The step is over; answers why that was not kept, or null.</summary>
    public async Task<Rejection?> EndAsync(string id, int attempt, StepOutcome outcome, int? exitCode, string text, Caller caller, Actor by)
    {
        (JobPlace? found, Rejection? why) = await FindAsync(id, caller);
        if (found is not { } place)
        {
            return why;
        }

        string readable = OutputText.Fit(ReadableOutput.Of(text, secrets), RunDefaults.TextCharactersMax);
        Outcome ended = await runner.RunAsync(
            operation: null,
            async (work, cancel) =>
                await work.DecideRunAsync(
                    place.Run.Id,
                    place.IsDryRun
                        ? new RunCommand.ShowDryRun(await ShownAsync(id, place.Step, outcome, readable, cancel), by, work.Now)
                        : new RunCommand.EndStep(place.Step, attempt, outcome, exitCode, readable, by, work.Now),
                    cancel
                ),
            CancellationToken.None
        );
        return (ended as Outcome.Refused)?.Why;
    }

    private async Task<bool> TakeAsync(RunJobRow job, string name, Actor by) =>
        await runner.RunAsync(
            operation: null,
            async (work, cancel) =>
            {
                if (!job.IsDryRun)
                {
                    return await work.DecideRunAsync(job.Run, new RunCommand.Take(job.Step, name, by, work.Now), cancel);
                }

                View? before = await views.FindAsync(Views.DryRun, job.Id, cancel);
                if (before is not null)
                {
                    return DryRunOver;
                }

                work.Put(Row(job.Id, new(0, ""), work.Now), before);
                return null;
            },
            CancellationToken.None
        ) is Outcome.Done;

    private async Task<Rejection?> WriteDryRunAsync(string id, JobPlace place, int sequence, string text)
    {
        Outcome outcome = await runner.RunAsync(
            operation: null,
            async (work, cancel) =>
            {
                View? before = await views.FindAsync(Views.DryRun, id, cancel);
                if (before is null || place.Run.Status != RunStatus.Requested)
                {
                    return DryRunOver;
                }

                DryRunRow row = before.Row<DryRunRow>();
                if (sequence > row.Sequence && text.Length > 0)
                {
                    string kept = OutputText.Fit(row.Text + text, RunDefaults.PreviewBytesMax);
                    work.Put(Row(id, new(sequence, kept), work.Now), before);
                }

                return null;
            },
            CancellationToken.None
        );
        return (outcome as Outcome.Refused)?.Why;
    }

    private async Task<DryRunResult> ShownAsync(string id, int step, StepOutcome outcome, string text, CancellationToken cancel)
    {
        string written = await views.FindAsync(Views.DryRun, id, cancel) is { } view ? view.Row<DryRunRow>().Text : "";
        bool worked = outcome == StepOutcome.Succeeded;
        return new(step, worked, worked || text.Length == 0 ? written : $"{written}\n{text}".Trim());
    }

    private static View Row(string id, DryRunRow row, DateTimeOffset now) =>
        new(Views.DryRun, id, Views.Active, now, "", ViewJson.Write(row));

    /// <summary>A runner speaks for the steps of its name; a person for the command that they started.</summary>
    private async Task<(JobPlace? Place, Rejection? Why)> FindAsync(string id, Caller caller)
    {
        if (!RunJobRow.TryParse(id, out RunId runId, out int step, out bool isDryRun))
        {
            return (null, NotFound);
        }

        RunbookRun run = await reader.ReadAsync(runId, CancellationToken.None);
        if (!run.Exists || step >= run.Content.Steps.Length)
        {
            return (null, NotFound);
        }

        RunbookStep of = run.Content.Steps[step];
        string? name = isDryRun ? of.Preview?.Runner : (of as RunbookStep.Command)?.Runner;
        bool isRunner = name is { Length: > 0 } && caller.Role is null && caller.Key == name;
        bool isStarter = name is "" && caller.MayRespond && run.StartedPeople.Any(caller.People.Contains);
        return isRunner || isStarter ? (new(run, step, isDryRun), null) : (null, NotYours);
    }

    private sealed record JobPlace(RunbookRun Run, int Step, bool IsDryRun);
}
