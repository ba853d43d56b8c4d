// An incident in a list.
namespace Muster.Cli.Api;

internal sealed record IncidentRow(
    string Id,
    string Title,
    string Severity,
    string Phase,
    string? Service,
    DateTimeOffset DeclaredAt,
    string? Commander,
    string? Type = null
);
