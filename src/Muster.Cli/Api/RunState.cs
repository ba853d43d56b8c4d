// One run as the API answers it.
namespace Muster.Cli.Api;

/// <param name="Hash">Of exactly what will run; empty while the preview is made.</param>
/// <param name="Command">Of <c>muster run</c>; null for a runbook.</param>
/// <param name="Job">Once a command has started: what whoever does it names when they report.</param>
internal sealed record RunState(
    string Id,
    string Title,
    string Status,
    string Risk,
    bool Production,
    string? Runbook,
    int? Version,
    ResolvedCommand? Command,
    string? Incident,
    string Hash,
    IReadOnlyDictionary<string, string> Parameters,
    bool NeedsTwo,
    IReadOnlyList<RunShown> Preview,
    string RequestedBy,
    string? ApprovedBy,
    string? Ending,
    string? EndText,
    IReadOnlyList<RunStepState> Steps,
    RunJob? Job
);

internal sealed record RunShown(int Step, bool Worked, string Output);

/// <param name="What">What it does, in one line.</param>
internal sealed record RunStepState(int Step, string Name, string What, string Status, string? Outcome, string Output);
