// What each event makes of a run.
using System.Collections.Immutable;
using System.Diagnostics;
using static Muster.Core.Runbooks.RunEvent;

namespace Muster.Core.Runbooks;

internal static class RunEvolution
{
    public static RunbookRun Evolve(RunbookRun run, RunEvent happened) =>
        happened switch
        {
            Requested e => Begin(run, e),
            DryRunShown e => run with { Content = run.Content with { Preview = Sorted(run.Content.Preview.Add(e.Shown)) } },
            Previewed e => run with { Status = RunStatus.Previewed, Hash = e.Hash },
            Approved e => run with { Status = RunStatus.Approved, Approval = new(e.Hash, e.People, e.ExpiresAt, e.By, e.At) },
            Refused e => run with { Status = RunStatus.Refused, Refusal = new(e.Reason, e.By, e.At) },
            Expired => run with { Status = RunStatus.Expired },
            GlassBroken e => run with { Status = RunStatus.GlassBroken, Glass = new(e.Reason, e.Hash, e.ExpiresAt, e.By, e.At) },
            Started e => run with { Status = RunStatus.Running, StartedBy = e.By, StartedPeople = e.People, StartedAt = e.At },
            StepStarted e => run with { Steps = run.Steps.Add(new(e.Step, e.At, e.DueAt)) },
            StepTaken e => Change(run, e.Step, step => step with { Runner = e.Runner, Attempt = e.Attempt }),
            OutputWritten e => Change(
                run,
                e.Step,
                step => step with { Output = step.Output + e.Text, Sequence = e.Sequence, IsCut = step.IsCut || e.IsCut }
            ),
            ItemConfirmed e => Change(run, e.Step, step => step with { Confirmed = step.Confirmed.Add(e.Item) }),
            StopAsked e => run with { StopAsked = new(e.By, e.At) },
            StepEnded e => Change(run, e.Step, step => step with { Outcome = e.Outcome, ExitCode = e.ExitCode, EndedAt = e.At }),
            Ended e => run with { Status = RunStatus.Ended, End = new(e.Ending, e.Text, e.At) },
            _ => throw new UnreachableException($"A run does not know {happened}."),
        };

    private static RunbookRun Begin(RunbookRun run, Requested e) =>
        run with
        {
            Exists = true,
            Id = e.Id,
            Title = e.Title,
            Risk = e.Risk,
            Production = e.Production,
            Services = e.Services,
            Content = e.Content,
            TimeOut = e.TimeOut,
            NeedsTwo = e.NeedsTwo,
            PreviewMustMatch = e.PreviewMustMatch,
            Status = RunStatus.Requested,
            Requesters = e.People,
            RequestedBy = e.By,
            RequestedAt = e.At,
        };

    private static ImmutableArray<DryRunResult> Sorted(ImmutableArray<DryRunResult> shown) => [.. shown.OrderBy(one => one.Step)];

    private static RunbookRun Change(RunbookRun run, int step, Func<StepRun, StepRun> change) =>
        run with
        {
            Steps = [.. run.Steps.Select(one => one.Step == step ? change(one) : one)],
        };
}
