// A planned drill as the API lists it.
namespace Muster.Cli.Api;

/// <param name="Scenario">Null for a surprise.</param>
/// <param name="Next">Null when it is not to be played any more.</param>
internal sealed record DrillPlanRow(
    string Id,
    string Team,
    string? Scenario,
    string Difficulty,
    DateTimeOffset StartsAt,
    string Repeat,
    DateTimeOffset? Next,
    IReadOnlyList<string> Invited
);
