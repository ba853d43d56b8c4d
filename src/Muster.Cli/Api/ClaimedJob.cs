// A step of a run that the server gave to this runner.
namespace Muster.Cli.Api;

/// <param name="Job">Null when there was none: the answer was empty.</param>
/// <param name="Purpose"><c>step</c>, or <c>preview</c> for a dry run whose output is shown to the second person.</param>
/// <param name="TextHash">SHA-256 of the runbook's version.</param>
/// <param name="Arguments">The program and its arguments.</param>
internal sealed record ClaimedJob(
    string? Job,
    int Attempt,
    string Purpose,
    string Run,
    string Runbook,
    int Version,
    string TextHash,
    string Name,
    IReadOnlyList<string> Arguments,
    int TimeOutSeconds
);
