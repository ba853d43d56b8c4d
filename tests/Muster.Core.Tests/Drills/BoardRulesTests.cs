// Who stands where on a board: one line a person, their first, ties by time, and nobody who does not want to be seen.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Drills;

public sealed class BoardRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_line_a_person_their_first_and_not_their_best_and_ties_by_time()
    {
        JudgedDrill[] drills =
        [
            Drill(1, 80, resolved: 900, "ana"),
            Drill(2, 90, resolved: null, "ana", "ben"),
            Drill(3, 90, resolved: 700, "cleo"),
            Drill(4, 90, resolved: 700, "dora"),
            Drill(5, 90, resolved: 800, "emil"),
            Drill(6, 99, resolved: 100, "fay"),
        ];

        ImmutableArray<BoardLine> board = BoardRules.Rank(drills, Seen("ana", "cleo", "dora", "emil"));

        Assert.Equal(
            [(1, "cleo", 3), (2, "dora", 4), (3, "emil", 5), (4, "ana", 1)],
            board.Select(line => (line.Place, line.Person.Value, line.Drill.Number))
        );
    }

    [Fact]
    public void Of_two_alike_who_played_sooner_stands_above_whatever_the_order_of_the_rows()
    {
        JudgedDrill[] drills = [Drill(9, 90, resolved: 700, "ana"), Drill(3, 90, resolved: 700, "zoe")];

        Assert.Equal(["zoe", "ana"], BoardRules.Rank(drills, Seen("ana", "zoe")).Select(line => line.Person.Value));
        Assert.Equal(["zoe", "ana"], BoardRules.Rank(drills.Reverse(), Seen("ana", "zoe")).Select(line => line.Person.Value));
    }

    [Fact]
    public void Nobody_who_does_not_want_to_be_seen_is_seen_nor_leaves_a_gap()
    {
        JudgedDrill[] together = [Drill(1, 90, resolved: 700, "ana", "ben"), Drill(2, 80, resolved: 700, "cleo")];

        Assert.Equal([(1, "cleo")], BoardRules.Rank(together, Seen("cleo")).Select(line => (line.Place, line.Person.Value)));
        Assert.Empty(BoardRules.Rank(together, Seen()));
    }

    private static HashSet<PersonId> Seen(params string[] people) => [.. people.Select(person => new PersonId(person))];

    private static JudgedDrill Drill(int number, double points, int? resolved, params string[] players) =>
        new(new(number), [.. players.Select(player => new PersonId(player))], new(points, resolved), Start.AddMinutes(number));
}
