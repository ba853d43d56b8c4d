// Which commands a run takes before it starts: the rule of two people.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using static Muster.Core.Runbooks.RunCommand;

namespace Muster.Core.Runbooks;

internal static class RunRules
{
    private static readonly Reason AlreadyRequested = new("already_requested", "It was asked for already.");

    private static readonly Reason AlreadyPreviewed = new("already_previewed", "Its preview is there already.");

    private static readonly Reason AlreadyApproved = new("already_approved", "It is approved already.");

    private static readonly Reason NoApproval = new("no_approval_needed", "One person may run this alone: start it.");

    private static readonly Reason AlreadyBroken = new("already_broken", "The glass is broken already: start it.");

    private static readonly Reason AlreadyOver = new("already_over", "It is over already.");

    private static readonly Reason NotDue = new("not_due", "Its time is not over.");

    public static Decision<RunEvent> Decide(RunbookRun run, RunCommand command) =>
        command switch
        {
            Request c => run.Exists ? AlreadyRequested : Begin(c),
            _ when !run.Exists => RunRejections.NotFound,
            ShowDryRun c => Shown(run, [c.Shown], c.By, c.At),
            EndPreview c => Shown(run, Missing(run), c.By, c.At),
            Approve c => Allow(run, c),
            Refuse c => Deny(run, c),
            Expire c => Expiry(run, c),
            BreakGlass c => Break(run, c),
            Start c => Begin(run, c),
            _ => StepRules.Decide(run, command),
        };

    private static Decision<RunEvent> Begin(Request c)
    {
        if (c.People.IsEmpty)
        {
            return RunRejections.Nobody;
        }

        // A command that nobody described beforehand may do anything.
        bool isCommand = c.Content.Command is not null;
        RunbookRisk risk = isCommand ? RunbookRisk.Destructive : c.Risk;
        RunContent content = c.Content with { Preview = [] };
        RunEvent.Requested requested = new(
            c.Id,
            c.Title,
            risk,
            c.Production || isCommand,
            c.Services,
            content,
            c.TimeOut,
            c.Policy.NeedsTwo(risk, c.Production || isCommand),
            c.PreviewMustMatch,
            [.. c.People.Distinct()],
            c.By,
            c.At
        );
        return content.Steps.Any(step => step.Preview is not null)
            ? requested
            : (RunEvent[])[requested, new RunEvent.Previewed(content.Hash(), c.By, c.At)];
    }

    private static Decision<RunEvent> Shown(RunbookRun run, ImmutableArray<DryRunResult> shown, Actor by, DateTimeOffset at)
    {
        ImmutableArray<DryRunResult> news = [.. shown.Where(one => Missing(run).Any(missing => missing.Step == one.Step))];
        if (run.Status != RunStatus.Requested || news.IsEmpty)
        {
            return AlreadyPreviewed;
        }

        RunEvent[] events = [.. news.Select(one => new RunEvent.DryRunShown(one, by, at))];
        RunbookRun then = events.Aggregate(run, RunbookRun.Evolve);
        return Missing(then).IsEmpty ? [.. events, new RunEvent.Previewed(then.Content.Hash(), by, at)] : events;
    }

    /// <summary>The dry runs that nobody has shown, as those that failed.</summary>
    private static ImmutableArray<DryRunResult> Missing(RunbookRun run) =>
        [
            .. run
                .Content.Steps.Select((step, at) => (step, at))
                .Where(one => one.step.Preview is not null && !run.Content.Preview.Any(shown => shown.Step == one.at))
                .Select(one => new DryRunResult(one.at, Worked: false, "The dry run did not answer in time.")),
        ];

    private static Decision<RunEvent> Allow(RunbookRun run, Approve c)
    {
        if (RefusalBeforeStart(run, c.At) is { } why)
        {
            return why;
        }

        if (!run.NeedsTwo)
        {
            return NoApproval;
        }

        if (c.People.IsEmpty)
        {
            return RunRejections.Nobody;
        }

        if (c.People.Any(run.Requesters.Contains))
        {
            return RunRejections.SamePerson;
        }

        if (c.Hash != run.Hash)
        {
            return RunRejections.Changed("The request is another one than the one that you approved.");
        }

        return run.Status == RunStatus.Approved
            ? AlreadyApproved
            : new RunEvent.Approved(c.Hash, [.. c.People.Distinct()], c.At + RunDefaults.ApprovalFor, c.By, c.At);
    }

    private static Decision<RunEvent> Deny(RunbookRun run, Refuse c)
    {
        if (run.Status == RunStatus.Running)
        {
            return new Rejection("run.started_before", "It runs, and nothing was refused. Stop it instead.");
        }

        if (!run.IsOpen)
        {
            return AlreadyOver;
        }

        FieldErrors errors = new FieldErrors().OptionalText("reason", c.Reason, RunDefaults.ReasonCharactersMax);
        return errors.Any
            ? errors.Refuse("run.invalid", "Nothing was refused, because the input is not right.")
            : new RunEvent.Refused(c.Reason.Trim(), c.By, c.At);
    }

    private static Decision<RunEvent> Expiry(RunbookRun run, Expire c) =>
        run.ExpiresAt is not { } at || at > c.At ? NotDue : new RunEvent.Expired(c.By, c.At);

    private static Decision<RunEvent> Break(RunbookRun run, BreakGlass c)
    {
        if (RefusalBeforeStart(run, c.At) is { } why)
        {
            return why;
        }

        if (c.People.IsEmpty)
        {
            return RunRejections.Nobody;
        }

        if (!run.NeedsTwo)
        {
            return NoApproval;
        }

        if (run.Status is RunStatus.GlassBroken or RunStatus.Approved)
        {
            return run.Status == RunStatus.Approved ? AlreadyApproved : AlreadyBroken;
        }

        int length = c.Reason.Trim().Length;
        FieldErrors errors = new FieldErrors()
            .Text("reason", c.Reason, RunDefaults.ReasonCharactersMax)
            .When(
                length is > 0 and < RunDefaults.ReasonCharactersMin,
                "reason",
                $"Say in at least {RunDefaults.ReasonCharactersMin} characters why nobody else can look: it is read in the review."
            );
        return errors.Any
            ? errors.Refuse("run.invalid", "The glass was not broken, because the input is not right.")
            : new RunEvent.GlassBroken(c.Reason.Trim(), run.Hash, [.. c.People.Distinct()], c.At + RunDefaults.ApprovalFor, c.By, c.At);
    }

    private static Decision<RunEvent> Begin(RunbookRun run, Start c)
    {
        if (RefusalBeforeStart(run, c.At) is { } why)
        {
            return why;
        }

        if (run.NeedsTwo && run.Status is not (RunStatus.Approved or RunStatus.GlassBroken))
        {
            return RunRejections.NotApproved;
        }

        if (c.People.IsEmpty)
        {
            return RunRejections.Nobody;
        }

        // A lone responder commands and works until somebody joins; with a second person there is somebody.
        if (c.Commander is { } commander && c.People.Contains(commander) && !(c.CommanderIsAlone && run.Approval is null))
        {
            return RunRejections.Commander;
        }

        if (c.Now.ChangedSince(run.Content) is { } changed)
        {
            return RunRejections.Changed(changed);
        }

        string approved = run.Approval?.Hash ?? run.Glass?.Hash ?? run.Hash;
        if (c.Hash != run.Hash || approved != run.Hash)
        {
            return RunRejections.Changed("The request is another one than the one that you started.");
        }

        ImmutableArray<RunEvent> steps = StepRules.First(run, c);
        return new RunEvent[] { new RunEvent.Started(run.Hash, c.People, c.By, c.At) }
            .Concat(steps)
            .ToArray();
    }

    private static Rejection? RefusalBeforeStart(RunbookRun run, DateTimeOffset at) =>
        !run.IsOpen || run.Status == RunStatus.Running ? RunRejections.Closed(run)
        : run.ExpiresAt <= at ? RunRejections.Expired
        : run.Status == RunStatus.Requested ? RunRejections.NotPreviewed
        : null;
}
