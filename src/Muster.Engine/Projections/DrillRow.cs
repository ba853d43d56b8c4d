// What a list shows of one drill.
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Muster.Core.Drills;
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

/// <param name="Acts">How many things were done in it.</param>
/// <param name="Incident">The incident that it is played as; null before there is one.</param>
/// <param name="OverAt">When its clock comes to the end of the scenario, if it goes on as it does; null while it stands still, and once it has ended.</param>
/// <param name="EndedAt">Null while nobody ended it, though its time may be up.</param>
public sealed record DrillRow(
    DrillId Id,
    string Scenario,
    long Seed,
    string Difficulty,
    int Seconds,
    int Acts,
    Actor StartedBy,
    DateTimeOffset StartedAt,
    IncidentId? Incident,
    DateTimeOffset? OverAt,
    DateTimeOffset? EndedAt,
    DrillEnding? Ending
)
{
    public string ScenarioHash { get; init; } = "";

    /// <summary>The people who did something in it, the first first. Who started it and did nothing is none of them.</summary>
    public ImmutableArray<PersonId> Players { get; init; } = [];

    /// <summary>Null until it was judged.</summary>
    public DrillScore? Score { get; init; }

    /// <summary>What a board looks at; null until it was judged.</summary>
    [JsonIgnore]
    public JudgedDrill? Judged => Score is { } score ? new(Id, Players, score, EndedAt) : null;

    /// <summary>What two drills have in common that are the same to play: they stand on one board.</summary>
    public static string VariantOf(string scenario, string scenarioHash, long seed, string difficulty) =>
        string.Create(CultureInfo.InvariantCulture, $"{scenario}/{seed}/{difficulty}/{scenarioHash}");
}
