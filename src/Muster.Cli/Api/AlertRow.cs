// An alert in a list.
namespace Muster.Cli.Api;

internal sealed record AlertRow(
    string Fingerprint,
    string Title,
    string Status,
    string? Severity,
    string? Service,
    string? Group,
    DateTimeOffset? StartedAt,
    DateTimeOffset? UpdatedAt
);
