// A step of a run that the server gave to this runner.
namespace Muster.Cli.Api;

/// <param name="Job">Null when there was none: the answer was empty.</param>
/// <param name="Purpose"><c>step</c>, or <c>preview</c> for a dry run whose output is shown to the second person.</param>
/// <param name="Arguments">The program and its arguments.</param>
/// <param name="OutputBytesMax">So much of the output is kept.</param>
internal sealed record ClaimedJob(
    string? Job,
    int Attempt,
    string Purpose,
    string Runbook,
    IReadOnlyList<string> Arguments,
    int TimeOutSeconds,
    int OutputBytesMax
);
