// A runbook as the API lists it.
namespace Muster.Cli.Api;

internal sealed record RunbookRow(
    string Id,
    string Title,
    string Risk,
    bool Production,
    bool NeedsTwo,
    IReadOnlyList<string> Services,
    string? Mitigation,
    int Version
);
