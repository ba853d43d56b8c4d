// One run as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Runbooks.Api;

/// <param name="Items">Those that can still do something, the latest first, then the others.</param>
public sealed record RunList(ImmutableArray<RunRow> Items);

/// <param name="Hash">SHA-256 of exactly what will run; empty while the preview is made.</param>
/// <param name="ExpiresAt">When it cannot be approved or started any more; null once it runs.</param>
/// <param name="Ending">Null until it has ended.</param>
/// <param name="Job">After the start of a command: what its client does, and under which attempt. Else null.</param>
public sealed record RunDetail(
    RunId Id,
    string Title,
    RunStatus Status,
    RunbookRisk Risk,
    bool Production,
    RunbookId? Runbook,
    int? Version,
    CommandLine? Command,
    IncidentId? Incident,
    string Hash,
    ImmutableSortedDictionary<string, string> Parameters,
    bool NeedsTwo,
    ImmutableArray<DryRunResult> Preview,
    Actor RequestedBy,
    DateTimeOffset RequestedAt,
    Actor? ApprovedBy,
    DateTimeOffset? ExpiresAt,
    Actor? StartedBy,
    DateTimeOffset? StartedAt,
    Actor? StopAskedBy,
    RunEnding? Ending,
    string? EndText,
    BrokenGlass? Glass,
    ImmutableArray<StepDetail> Steps,
    TakenJob? Job
)
{
    /// <summary>What a write did; null after a read.</summary>
    public WrittenItem? Written { get; init; }

    internal static RunDetail Of(RunbookRun run) =>
        new(
            run.Id,
            run.Title,
            run.Status,
            run.Risk,
            run.Production,
            run.Content.Runbook,
            run.Content.Version,
            run.Content.Command,
            run.Content.Incident,
            run.Hash,
            run.Content.Parameters,
            run.NeedsTwo,
            run.Content.Preview,
            run.RequestedBy,
            run.RequestedAt,
            run.Approval?.By,
            run.ExpiresAt,
            run.StartedBy,
            run.StartedAt,
            run.StopAsked?.By,
            run.End?.Ending,
            run.End?.Text ?? run.Refusal?.Reason,
            run.Glass,
            [.. run.Content.Steps.Select((step, at) => StepDetail.Of(run, step, at))],
            run.Content.Command is not null && run.Current is { } current
                ? new(RunJobRow.IdOf(run.Id, current.Step, isDryRun: false), current.Attempt)
                : null
        );
}

/// <param name="What">What it does, in one line.</param>
/// <param name="Status"><c>waiting</c>, <c>running</c> or <c>ended</c>.</param>
/// <param name="Output">As far as it is kept.</param>
/// <param name="Items">Of a manual step: what is to be confirmed.</param>
/// <param name="Confirmed">Which of them are, from 0.</param>
public sealed record StepDetail(
    int Step,
    string Name,
    string Kind,
    string What,
    string Status,
    string? Runner,
    StepOutcome? Outcome,
    int? ExitCode,
    string Output,
    bool IsCut,
    ImmutableArray<string> Items,
    ImmutableArray<int> Confirmed,
    DateTimeOffset? StartedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? EndedAt
)
{
    internal static StepDetail Of(RunbookRun run, RunbookStep step, int at)
    {
        StepRun? went = run.Steps.FirstOrDefault(one => one.Step == at);
        return new(
            at,
            step.Name,
            step.Kind(),
            step.What(),
            went is null ? "waiting"
                : went.EndedAt is null ? "running"
                : "ended",
            went?.Runner,
            went?.Outcome,
            went?.ExitCode,
            went?.Output ?? "",
            went?.IsCut ?? false,
            step is RunbookStep.Manual manual ? manual.Items : [],
            [.. went?.Confirmed ?? []],
            went?.StartedAt,
            went?.DueAt,
            went?.EndedAt
        );
    }
}

/// <param name="Job">The name of the job.</param>
/// <param name="Attempt">What tells the one who does it from anybody else.</param>
public sealed record TakenJob(string Job, int Attempt);
