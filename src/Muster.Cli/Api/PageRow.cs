// A page in a list.
namespace Muster.Cli.Api;

internal sealed record PageRow(
    string Id,
    string Purpose,
    string Title,
    string Status,
    string Severity,
    string? Incident,
    DateTimeOffset StartedAt,
    string? AcknowledgedBy,
    DateTimeOffset? NextAt,
    IReadOnlyList<string> Notified
);
