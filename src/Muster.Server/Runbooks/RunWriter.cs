// Asks for runs, approves, refuses, starts and stops them, in one way for the console and for the API.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Runbooks.Steps;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Runbooks;

/// <summary>A write is never bound to the request: who hangs up after pressing the button has pressed it.</summary>
public sealed class RunWriter(CommandRunner runner, RunPlanner planner, RunReader reader, StepWork steps, IViewStore views)
{
    private static readonly TimeSpan ShowWithin = TimeSpan.FromSeconds(15);

    /// <summary>Answers the id of the run too, also when the same request had asked for it before; null when it was refused.</summary>
    public async Task<(Outcome Outcome, RunId? Id)> RequestAsync(RunWish wish, Caller caller, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(asking);
        (PlannedRun? plan, Rejection? wrong) = await planner.PlanAsync(wish, CancellationToken.None);
        if (plan is null)
        {
            return (new Outcome.Refused(wrong!), null);
        }

        RunId? made = null;
        Outcome outcome = await runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
            {
                RunId id = new(await work.NextNumberAsync("run", cancel));
                made = id;
                MadeByOperation.Remember(work, asking.Operation, id);
                RunCommand.Request request = new(
                    id,
                    plan.Title,
                    plan.Risk,
                    plan.Production,
                    plan.Services,
                    plan.Content,
                    plan.TimeOut,
                    plan.PreviewMustMatch,
                    plan.Policy,
                    caller.People,
                    asking.By,
                    work.Now
                );
                return await work.DecideRunAsync(id, request, cancel);
            },
            CancellationToken.None
        );
        switch (outcome)
        {
            case Outcome.AlreadyDone:
                return (outcome, await MadeByOperation.FindAsync<RunId>(views, asking.Operation!, CancellationToken.None));
            case Outcome.Done:
                await ShowDryRunsAsync(made!.Value, plan.Content, asking.By);
                return (outcome, made);
            default:
                return (outcome, null);
        }
    }

    /// <summary>Runs what is decided about a run; those that are behind the caller are the people of the command.</summary>
    public Task<Outcome> WriteAsync(RunId id, Asking asking, Func<DateTimeOffset, RunCommand> command)
    {
        ArgumentNullException.ThrowIfNull(asking);
        ArgumentNullException.ThrowIfNull(command);
        return runner.RunAsync(
            asking.Operation,
            (work, cancel) => work.DecideRunAsync(id, command(work.Now), cancel),
            CancellationToken.None
        );
    }

    /// <summary>Starts what was approved, if it is that still.</summary>
    /// <param name="command">The command as it resolves now; null where it did not come with the request.</param>
    public async Task<Outcome> StartAsync(RunId id, string hash, CommandLine? command, Caller caller, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(asking);
        RunbookRun before = await reader.ReadAsync(id, CancellationToken.None);
        if (before.Content.Command is null != command is null)
        {
            string why = command is null ? "Say how the command resolves now." : "It is a runbook, and has no command.";
            return new Outcome.Refused(RunRefusals.Invalid([new("command", why)]));
        }

        RunContent now = await AsItIsNowAsync(before, command);
        return await runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
            {
                Incident? incident = before.Content.Incident is { } of ? await work.IncidentAsync(of, cancel) : null;
                PersonId? commander = incident?.Commander;
                RunCommand.Start start = new(
                    hash,
                    now,
                    caller.People,
                    commander,
                    commander is { } alone && !incident!.SomebodyElseHoldsARole(alone),
                    before.Content.Command?.Host,
                    asking.By,
                    work.Now
                );
                return await work.DecideRunAsync(id, start, cancel);
            },
            CancellationToken.None
        );
    }

    /// <summary>The same content, with the command as it resolves now, and with a preview that is made again where the runbook wants that.</summary>
    private async Task<RunContent> AsItIsNowAsync(RunbookRun run, CommandLine? command)
    {
        RunContent content = command is null ? run.Content : run.Content with { Command = command };
        if (!run.PreviewMustMatch || !run.IsOpen || run.Status == RunStatus.Running)
        {
            return content;
        }

        List<DryRunResult> shown = [];
        foreach (DryRunResult before in run.Content.Preview)
        {
            DryRun dry = run.Content.Steps[before.Step].Preview!;
            shown.Add(dry.Url is null ? before : await ShowAsync(before.Step, dry));
        }

        return content with
        {
            Preview = [.. shown],
        };
    }

    private async Task ShowDryRunsAsync(RunId id, RunContent content, Actor by)
    {
        for (int step = 0; step < content.Steps.Length; step++)
        {
            if (content.Steps[step].Preview is { Url: not null } dry)
            {
                DryRunResult shown = await ShowAsync(step, dry);
                await runner.RunAsync(
                    operation: null,
                    (work, cancel) => work.DecideRunAsync(id, new RunCommand.ShowDryRun(shown, by, work.Now), cancel),
                    CancellationToken.None
                );
            }
        }
    }

    private async Task<DryRunResult> ShowAsync(int step, DryRun dry)
    {
        using CancellationTokenSource within = new(ShowWithin);
        try
        {
            return await steps.ShowAsync(step, dry, within.Token);
        }
        catch (OperationCanceledException)
        {
            return new(step, Worked: false, $"The dry run did not answer within {ShowWithin.TotalSeconds:0} seconds.");
        }
    }
}
