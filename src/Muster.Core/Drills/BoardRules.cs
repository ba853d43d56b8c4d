// Who stands where on the board of one variant.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

public static class BoardRules
{
    /// <summary>
    /// One line a person, the drill of the variant that was begun first: whoever plays it again has read what is wrong. More points first; of equal ones what was whole sooner, and then
    /// what was played sooner. Places are counted among those who are seen alone, so that nobody else leaves a gap. Empty when nobody who played wants to be seen.
    /// </summary>
    /// <param name="drills">Of one variant, in any order.</param>
    public static ImmutableArray<BoardLine> Rank(IEnumerable<JudgedDrill> drills, IReadOnlySet<PersonId> seen) =>
        [
            .. drills
                .SelectMany(drill => drill.Players.Where(seen.Contains).Select(person => (Person: person, Drill: drill)))
                .OrderBy(one => one.Drill.Id.Number)
                .DistinctBy(one => one.Person)
                .OrderByDescending(one => one.Drill.Score.Points)
                .ThenBy(one => one.Drill.Score.ResolvedAt ?? int.MaxValue)
                .ThenBy(one => one.Drill.EndedAt)
                .ThenBy(one => one.Person.Value, StringComparer.Ordinal)
                .Select(
                    (one, place) => new BoardLine(place + 1, one.Person, one.Drill.Id, one.Drill.Score.Points, one.Drill.Score.ResolvedAt)
                ),
        ];
}
