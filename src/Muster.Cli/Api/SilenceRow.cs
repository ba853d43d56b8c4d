// A silence or maintenance window as the API lists it.
namespace Muster.Cli.Api;

internal sealed record SilenceRow(
    string Id,
    string State,
    IReadOnlyList<string> Matchers,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Owner,
    string Reason,
    DateTimeOffset? ReviewDueAt
);
