// What runners are answered.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Projections;

namespace Muster.Server.Runbooks.Api;

/// <param name="Purpose"><c>step</c>, or <c>preview</c> for a dry run.</param>
/// <param name="TextHash">SHA-256 of the runbook's text in hexadecimal digits.</param>
/// <param name="Arguments">The program and its arguments; no shell reads them.</param>
/// <param name="LeaseSeconds">Whoever is silent for so long is lost.</param>
/// <param name="OutputBytesMax">So much of the output is kept.</param>
public sealed record RunnerJob(
    string Job,
    int Attempt,
    string Purpose,
    RunId Run,
    RunbookId? Runbook,
    int? Version,
    string? TextHash,
    int Step,
    string Name,
    ImmutableArray<string> Arguments,
    int TimeOutSeconds,
    int LeaseSeconds,
    int OutputBytesMax
)
{
    internal static RunnerJob Of(RunJobRow row) =>
        new(
            row.Id,
            1,
            row.IsDryRun ? "preview" : "step",
            row.Run,
            row.Runbook,
            row.Version,
            row.TextHash,
            row.Step,
            row.Name,
            row.Arguments,
            row.TimeOutSeconds,
            (int)RunDefaults.LeaseFor.TotalSeconds,
            row.IsDryRun ? RunDefaults.PreviewBytesMax : RunDefaults.OutputBytesMax
        );
}

/// <param name="Stop">Whether somebody asked to stop: end the command, and say that it ended.</param>
public sealed record OutputAnswer(bool Stop);
