// An SLO as the API lists it.
namespace Muster.Cli.Api;

internal sealed record SloRow(
    string Id,
    string Title,
    string Description,
    string Service,
    int Version,
    bool Blown,
    string Freshness,
    IReadOnlyList<SloGoalRow> Goals
);

/// <param name="Left">Of the budget, 1 for all of it; null where nothing may go wrong and something did.</param>
internal sealed record SloGoalRow(
    string Title,
    double Target,
    DateTimeOffset Begin,
    DateTimeOffset End,
    DateTimeOffset? DataFrom,
    double? Indicator,
    double? Left,
    bool Blown,
    DateTimeOffset? GoneAt,
    DateTimeOffset? ThereAgainAt,
    IReadOnlyList<SloBurnRow> Burns
);

internal sealed record SloBurnRow(
    string Name,
    double Factor,
    double LongSeconds,
    double ShortSeconds,
    double? Long,
    double? Short,
    bool Page,
    bool Firing
);

internal sealed record SloText(SloRow Slo, string Text, IReadOnlyList<SloChargeRow> Charges);

/// <param name="Share">Of the whole budget; null where nothing was allowed.</param>
internal sealed record SloChargeRow(int Goal, string? Incident, string? Title, double? Share);

internal sealed record AppliedSlos(bool Applied, IReadOnlyList<SloChangeRow> Changes);

internal sealed record SloChangeRow(string Slo, string Change);
