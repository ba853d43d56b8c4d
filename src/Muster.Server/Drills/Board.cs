// The board of one variant of a scenario: who played it best, of those who want to be seen.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Projections;

namespace Muster.Server.Drills;

/// <param name="Lines">The best first; never empty where a list has the board.</param>
public sealed record Board(string Scenario, long Seed, string Difficulty, ImmutableArray<BoardLine> Lines)
{
    /// <summary>
    /// Everybody who acted in a drill has its points. One line a person, their best: more points first; of equal ones what was whole sooner, and then what was played
    /// sooner. Places are counted among those who are seen alone, so that nobody else leaves a gap.
    /// </summary>
    /// <param name="drills">Of one variant; those that were not judged are passed over.</param>
    public static ImmutableArray<BoardLine> Rank(IEnumerable<DrillRow> drills, IReadOnlySet<PersonId> seen) =>
        [
            .. drills
                .Where(row => row.Score is not null)
                .SelectMany(row => row.Players.Where(seen.Contains).Select(person => (Person: person, Row: row, Score: row.Score!)))
                .OrderByDescending(one => one.Score.Points)
                .ThenBy(one => one.Score.ResolvedAt ?? int.MaxValue)
                .ThenBy(one => one.Row.EndedAt)
                .ThenBy(one => one.Person.Value, StringComparer.Ordinal)
                .DistinctBy(one => one.Person)
                .Select((one, place) => new BoardLine(place + 1, one.Person, one.Row.Id, one.Score.Points, one.Score.ResolvedAt)),
        ];
}
