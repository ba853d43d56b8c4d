// One run as the API answers it.
namespace Muster.Cli.Api;

/// <param name="Hash">Of exactly what will run; empty while the preview is made.</param>
internal sealed record RunState(
    string Id,
    string Title,
    string Status,
    string Risk,
    bool Production,
    string? Runbook,
    int? Version,
    string? Incident,
    string Hash,
    IReadOnlyDictionary<string, string> Parameters,
    bool NeedsTwo,
    IReadOnlyList<RunShown> Preview,
    string RequestedBy,
    string? ApprovedBy,
    string? Ending,
    string? EndText,
    IReadOnlyList<RunStepState> Steps
);

internal sealed record RunShown(int Step, bool Worked, string Output);

/// <param name="What">What it does, in one line.</param>
internal sealed record RunStepState(int Step, string Name, string What, string Status, string? Outcome, string Output);
