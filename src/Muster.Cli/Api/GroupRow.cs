// An alert group in a list, with the page that it raised.
namespace Muster.Cli.Api;

internal sealed record GroupRow(
    string Id,
    string Title,
    string Status,
    string? Severity,
    string? Service,
    int Firing,
    string? Page,
    string? PageStatus,
    string? Incident
);
