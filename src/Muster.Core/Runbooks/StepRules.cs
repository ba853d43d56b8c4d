// Which commands a run takes while it goes: steps begin, are taken, write and end, and somebody stops it.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Muster.Core.Kernel;
using static Muster.Core.Runbooks.RunCommand;

namespace Muster.Core.Runbooks;

internal static class StepRules
{
    private static readonly Reason AlreadyHeard = new("already_heard", "This piece of output was heard before.");

    private static readonly Reason AlreadyCut = new("already_cut", "As much of the output as is kept is kept.");

    private static readonly Reason AlreadyConfirmed = new("already_confirmed", "This is confirmed already.");

    private static readonly Reason AlreadyStopped = new("already_stopped", "It was asked to stop already.");

    private static readonly Reason StepOver = new("step_over", "The step is over already.");

    public static Decision<RunEvent> Decide(RunbookRun run, RunCommand command) =>
        command switch
        {
            Take c => Taken(run, c),
            Write c => Written(run, c),
            Confirm c => Confirmed(run, c),
            Stop c => Stopped(run, c),
            EndStep c => IsTheirs(run, c.Step, c.Attempt)
                ? Ending(run, c.Outcome, c.ExitCode, c.Text, c.By, c.At)
                : RunRejections.AttemptOver,
            Lose c => run.Current is { Attempt: > 0 } current && current.Step == c.Step
                ? Ending(run, StepOutcome.Lost, null, "", c.By, c.At)
                : StepOver,
            Chase c => Chased(run, c),
            _ => throw new UnreachableException($"No rule answers {command.GetType().Name}."),
        };

    /// <summary>The events that begin the first step; a command on the machine of whoever starts it is taken at once.</summary>
    public static ImmutableArray<RunEvent> First(RunbookRun run, Start c)
    {
        RunEvent begun = Begun(run, 0, c.At, c.By, c.At);
        return c.Host is { } host ? [begun, new RunEvent.StepTaken(0, 1, host, c.By, c.At)] : [begun];
    }

    private static RunEvent.StepStarted Begun(RunbookRun run, int step, DateTimeOffset startedAt, Actor by, DateTimeOffset at)
    {
        DateTimeOffset due = at + run.Content.Steps[step].TimeOut;
        DateTimeOffset over = startedAt + run.TimeOut;
        return new(step, due < over ? due : over, by, at);
    }

    private static Decision<RunEvent> Taken(RunbookRun run, Take c) =>
        run is { Current: { Attempt: 0 } current, StopAsked: null } && current.Step == c.Step && Waits(run.CurrentStep!, c.Runner)
            ? new RunEvent.StepTaken(c.Step, 1, c.Runner, c.By, c.At)
            : RunRejections.NotYours;

    private static bool Waits(RunbookStep step, string runner) =>
        step is RunbookStep.Command command ? command.Runner == runner : step.IsOnServer && runner == RunbookRun.Server;

    private static bool IsTheirs(RunbookRun run, int step, int attempt) =>
        run.Current is { } current && current.Step == step && current.Attempt == attempt;

    private static Decision<RunEvent> Written(RunbookRun run, Write c)
    {
        if (c.Attempt == 0 || !IsTheirs(run, c.Step, c.Attempt))
        {
            return RunRejections.AttemptOver;
        }

        StepRun current = run.Current!;
        if (c.Sequence <= current.Sequence)
        {
            return AlreadyHeard;
        }

        if (current.IsCut)
        {
            return AlreadyCut;
        }

        if (c.Text.Length == 0)
        {
            return AlreadyHeard;
        }

        int room = RunDefaults.OutputBytesMax - Encoding.UTF8.GetByteCount(current.Output);
        bool isCut = Encoding.UTF8.GetByteCount(c.Text) > room;
        string kept = isCut ? OutputText.Fit(c.Text, room) : c.Text;
        return new RunEvent.OutputWritten(c.Step, c.Sequence, kept, isCut, c.By, c.At);
    }

    private static Decision<RunEvent> Confirmed(RunbookRun run, Confirm c)
    {
        if (run.Current is not { } current || current.Step != c.Step || run.CurrentStep is not RunbookStep.Manual manual)
        {
            return RunRejections.NotRunning;
        }

        if (c.Item < 0 || c.Item >= manual.Items.Length)
        {
            return Rejection.Invalid(
                "run.invalid",
                $"The step has {manual.Items.Length} items, and there is none with the number {c.Item}."
            );
        }

        if (current.Confirmed.Contains(c.Item))
        {
            return AlreadyConfirmed;
        }

        RunEvent.ItemConfirmed confirmed = new(c.Step, c.Item, c.By, c.At);
        return current.Confirmed.Count + 1 < manual.Items.Length
            ? confirmed
            : (RunEvent[])[confirmed, .. After(run, StepOutcome.Succeeded, null, "", c.By, c.At)];
    }

    private static Decision<RunEvent> Stopped(RunbookRun run, Stop c)
    {
        if (run.Status != RunStatus.Running)
        {
            return run.IsOpen ? new RunEvent.Refused("Stopped before it started.", c.By, c.At) : RunRejections.NotRunning;
        }

        FieldErrors errors = new FieldErrors().OptionalText("reason", c.Reason, RunDefaults.ReasonCharactersMax);
        if (errors.Any)
        {
            return errors.Refuse("run.invalid", "Nothing was stopped, because the input is not right.");
        }

        if (run.StopAsked is not null)
        {
            return AlreadyStopped;
        }

        RunEvent.StopAsked asked = new(c.Reason.Trim(), c.By, c.At);
        return run.Current is { Attempt: > 0 } ? asked : (RunEvent[])[asked, .. After(run, StepOutcome.Stopped, null, "", c.By, c.At)];
    }

    private static Decision<RunEvent> Chased(RunbookRun run, Chase c)
    {
        if (run.Current is not { } current || current.Step != c.Step)
        {
            return StepOver;
        }

        return run.CurrentStep is RunbookStep.Wait wait && current.StartedAt + wait.Length <= c.At
            ? Ending(run, StepOutcome.Succeeded, null, "", c.By, c.At)
            : Ending(run, StepOutcome.TimedOut, null, Silence(run, current), c.By, c.At);
    }

    private static string Silence(RunbookRun run, StepRun current) =>
        current.Attempt > 0 ? $"It did not end in time; look on {current.Runner} whether it still goes on."
        : run.CurrentStep is RunbookStep.Command command ? $"No runner '{command.Runner}' took it in time: nothing was done. Is it up?"
        : "";

    private static Decision<RunEvent> Ending(
        RunbookRun run,
        StepOutcome outcome,
        int? exitCode,
        string text,
        Actor by,
        DateTimeOffset at
    ) => After(run, outcome, exitCode, text, by, at).ToArray();

    /// <summary>The step ends, and with it the run, or the next step begins.</summary>
    private static IEnumerable<RunEvent> After(RunbookRun run, StepOutcome outcome, int? exitCode, string text, Actor by, DateTimeOffset at)
    {
        StepRun current = run.Current!;
        yield return new RunEvent.StepEnded(current.Step, outcome, exitCode, text, by, at);
        int next = current.Step + 1;
        string name = run.Content.Steps[current.Step].Name;
        if (outcome == StepOutcome.Lost)
        {
            yield return new RunEvent.Ended(
                RunEnding.Lost,
                $"{current.Runner} {(text.Length > 0 ? "was cut off" : "fell silent")} during '{name}', so nobody knows what became of it. It is not done again by itself: look there.",
                by,
                at
            );
        }
        else if (outcome == StepOutcome.Stopped || (run.StopAsked is not null && next < run.Content.Steps.Length))
        {
            yield return new RunEvent.Ended(RunEnding.Stopped, $"Stopped at '{name}', step {next} of {run.Content.Steps.Length}.", by, at);
        }
        else if (outcome != StepOutcome.Succeeded)
        {
            string how = outcome == StepOutcome.TimedOut ? "did not end in time" : "failed";
            yield return new RunEvent.Ended(RunEnding.Failed, $"'{name}', step {next} of {run.Content.Steps.Length}, {how}.", by, at);
        }
        else if (next == run.Content.Steps.Length)
        {
            yield return new RunEvent.Ended(RunEnding.Succeeded, $"All {next} steps are done.", by, at);
        }
        else if (run.StartedAt!.Value + run.TimeOut <= at)
        {
            yield return new RunEvent.Ended(
                RunEnding.Failed,
                $"Its time was over after step {next} of {run.Content.Steps.Length}.",
                by,
                at
            );
        }
        else
        {
            yield return Begun(run, next, run.StartedAt.Value, by, at);
        }
    }
}
