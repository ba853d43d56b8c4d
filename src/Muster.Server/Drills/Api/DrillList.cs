// The list of drills as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Projections;

namespace Muster.Server.Drills.Api;

/// <param name="Items">Those that nobody ended first, then the others; newest first.</param>
public sealed record DrillList(ImmutableArray<DrillItem> Items);

/// <param name="EndedAt">Null while nobody ended it.</param>
public sealed record DrillItem(
    DrillId Id,
    string Scenario,
    long Seed,
    string Difficulty,
    int Seconds,
    int Acts,
    Actor StartedBy,
    DateTimeOffset StartedAt,
    IncidentId? Incident,
    DateTimeOffset? EndedAt,
    DrillEnding? Ending
)
{
    internal static DrillItem Of(DrillRow row) =>
        new(
            row.Id,
            row.Scenario,
            row.Seed,
            row.Difficulty,
            row.Seconds,
            row.Acts,
            row.StartedBy,
            row.StartedAt,
            row.Incident,
            row.EndedAt,
            row.Ending
        );
}
