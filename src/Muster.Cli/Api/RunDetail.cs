// A run as the API answers it: a command or a runbook, who approved it, and how far it is.
namespace Muster.Cli.Api;

/// <param name="Hash">What an approval is bound to; empty while the preview is made.</param>
/// <param name="NeedsTwo">Whether a second person must approve it.</param>
/// <param name="Job">Once it has started: what whoever does the work names when it reports.</param>
internal sealed record RunDetail(
    string Id,
    string Status,
    string Hash,
    bool NeedsTwo,
    string? ApprovedBy,
    DateTimeOffset? ExpiresAt,
    string? EndText,
    RunJob? Job
);
