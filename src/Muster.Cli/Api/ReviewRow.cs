// A review in a list.
namespace Muster.Cli.Api;

internal sealed record ReviewRow(
    string Incident,
    string Title,
    string Severity,
    string Status,
    DateTimeOffset? DueAt,
    int Depth,
    int RootCauses,
    int OpenActionItems
);
