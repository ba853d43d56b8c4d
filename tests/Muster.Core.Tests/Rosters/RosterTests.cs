// What people arrange: overrides, gaps on purpose, absences and swaps, and what is refused.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Core.Rosters;
using NodaTime;

namespace Muster.Core.Tests.Rosters;

public sealed class RosterTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ana = Actor.Person("ana");
    private static readonly Actor Ben = Actor.Person("ben");

    private static readonly Organisation World = Organisation.Empty with
    {
        People = new[] { "ana", "ben", "cleo" }.ToImmutableSortedDictionary(
            id => id,
            id => new Person(new(id), id, $"{id}@muster.example", null, "Etc/UTC", []),
            StringComparer.Ordinal
        ),
        Schedules = ImmutableSortedDictionary
            .Create<string, Schedule>(StringComparer.Ordinal)
            .Add(
                "payments",
                new(
                    new("payments"),
                    "Payments",
                    "Etc/UTC",
                    [new("base", Role: null, new LocalDateTime(2026, 1, 5, 9, 0), 1, [new("ana"), new("ben"), new("cleo")])],
                    []
                )
            ),
    };

    [Fact]
    public void An_override_holds_until_it_is_removed_and_what_had_passed_stays()
    {
        Roster roster = After(Roster.Initial, Override("o1", "cleo", Day(5, 10), Day(5, 20)));
        Assert.Equal("cleo", Who(roster, Day(5, 13)));

        roster = After(roster, new RosterCommand.RemoveChange("o1", "Back early", Ana, Day(5, 15)));
        Assert.Equal("cleo", Who(roster, Day(5, 13)));
        Assert.Equal("ana", Who(roster, Day(5, 16)));
        Assert.Equal("ana", Who(roster, Day(5, 11)));
    }

    [Fact]
    public void A_gap_on_purpose_has_nobody_and_says_why()
    {
        Roster roster = After(
            Roster.Initial,
            new RosterCommand.AddChange("g", World, "payments", null, null, new(Day(6), Day(7)), "Closed for the move", true, Ana, Now)
        );
        OnCallGap gap = Assert.Single(OnCallGaps.Of(roster.Over(World).Schedule(new("payments"))!, Now, Day(10)));
        Assert.Equal((Day(6), Day(7), "Closed for the move"), (gap.Start, gap.End, gap.Reason));
    }

    [Fact]
    public void Who_is_to_be_away_is_told_what_they_had_taken_and_of_twenty_at_most()
    {
        Roster roster = After(Roster.Initial, Override("past", "cleo", Day(6, 10), Day(6, 20)));
        roster = After(roster, Override("o1", "cleo", Day(7, 10), Day(7, 20)));
        roster = After(roster, Override("gone", "cleo", Day(8, 10), Day(8, 20)));
        roster = After(roster, new RosterCommand.RemoveChange("gone", "Not needed", Ana, Now));
        roster = After(roster, Override("else", "ben", Day(9, 10), Day(9, 20)));

        string told = Assert.Single(StillTaken.Of(World, roster, new("cleo"), new(Day(6, 20), Day(12))));
        Assert.StartsWith("Payments: cleo stands in from ", told, StringComparison.Ordinal);

        foreach (int at in Enumerable.Range(0, 25))
        {
            roster = After(roster, Override($"m{at}", "cleo", Day(10).AddMinutes(10 * at), Day(10).AddMinutes(10 * at + 5)));
        }

        Assert.Equal(20, StillTaken.Of(World, roster, new("cleo"), new(Day(6, 20), Day(12))).Length);
    }

    [Fact]
    public void Rotations_pass_over_who_is_away()
    {
        Roster roster = After(Roster.Initial, new RosterCommand.AddAbsence("v", World, "ben", new(Day(6), Day(20)), "Vacation", Ben, Now));
        Assert.NotEqual("ben", Who(roster, Day(6, 12)));
        Assert.Equal("ben", Who(Roster.Initial, Day(6, 12)));
    }

    [Fact]
    public void Who_is_away_cannot_stand_in()
    {
        Roster roster = After(Roster.Initial, new RosterCommand.AddAbsence("v", World, "ben", new(Day(6), Day(20)), "Vacation", Ben, Now));

        FieldError mistake = Assert.Single(Refused(roster, Override("o", "ben", Day(5, 20), Day(6, 2))).Errors);
        Assert.Equal("person", mistake.Field);
        Assert.StartsWith("ben is away from ", mistake.Message, StringComparison.Ordinal);

        Assert.Equal("ben", Who(After(roster, Override("o", "ben", Day(5, 13), Day(6))), Day(5, 14)));
        roster = After(roster, new RosterCommand.RemoveAbsence("v", "Stays", Ben, Now));
        Assert.Equal("ben", Who(After(roster, Override("o", "ben", Day(5, 20), Day(6, 2))), Day(6, 1)));
    }

    [Fact]
    public void Absences_hold_in_the_whole_organisation_until_they_are_removed()
    {
        Roster roster = After(Roster.Initial, new RosterCommand.AddAbsence("v", World, "ben", new(Day(6), Day(20)), "Vacation", Ben, Now));
        Assert.True(roster.Over(World).IsAway(new("ben"), Day(7)));
        Assert.False(roster.Over(World).IsAway(new("ana"), Day(7)));

        roster = After(roster, new RosterCommand.RemoveAbsence("v", "Stays", Ben, Now));
        Assert.False(roster.Over(World).IsAway(new("ben"), Day(7)));
    }

    [Fact]
    public void Who_has_left_stands_in_for_nobody()
    {
        Roster roster = After(Roster.Initial, Override("o1", "cleo", Day(5, 10), Day(5, 20)));
        Organisation without = World with { People = World.People.Remove("cleo") };
        Assert.Equal("ana", OnCallCalendar.Who(roster.Over(without).Schedule(new("payments"))!, Day(5, 13)).Single().Person.Value);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        Rejection why = Refused(
            Roster.Initial,
            new RosterCommand.AddChange("o", World, "payments", "moon", "zoe", new(Day(4), Day(3)), " ", false, Ana, Now)
        );
        Assert.Equal(["rotation", "person", "end", "reason"], why.Errors.Select(error => error.Field));
        Assert.Equal(
            ["schedule", "end"],
            Refused(Roster.Initial, new RosterCommand.AddChange("o", World, "mars", null, "ana", new(Day(3), Day(4)), "x", false, Ana, Now))
                .Errors.Select(error => error.Field)
        );
    }

    [Fact]
    public void A_swap_moves_nobody_until_the_one_who_was_asked_accepts()
    {
        Roster roster = After(Roster.Initial, Ask(new(Day(8, 9), Day(9, 9)), new(Day(9, 9), Day(10, 9))));
        Assert.Equal("ana", Who(roster, Day(8, 12)));
        Assert.Equal("swap.not_yours", Refused(roster, new RosterCommand.AcceptSwap("s", World, false, Actor.Person("cleo"), Now)).Code);

        roster = After(roster, new RosterCommand.AcceptSwap("s", World, false, Ben, Now));
        Assert.Equal(("ben", "ana"), (Who(roster, Day(8, 12)), Who(roster, Day(9, 12))));
        Assert.Equal("swap.answered", Refused(roster, new RosterCommand.DeclineSwap("s", "", true, Ana, Now)).Code);
    }

    [Fact]
    public void A_swap_expires_when_its_first_stretch_begins()
    {
        Roster roster = After(Roster.Initial, Ask(new(Day(8, 9), Day(9, 9)), null));
        Assert.Equal("swap.expired", Refused(roster, new RosterCommand.AcceptSwap("s", World, false, Ben, Day(8, 9))).Code);
        Assert.Equal(SwapState.Expired, roster.Swaps.Single().State(Day(8, 9)));
    }

    [Theory]
    [InlineData(6, "swap.not_theirs")]
    [InlineData(5, "roster.invalid")]
    public void Nobody_gives_away_what_is_not_theirs_or_has_begun(int day, string code) =>
        Assert.Equal(code, Refused(Roster.Initial, Ask(new(Day(day, 9), Day(day + 1, 9)), null)).Code);

    [Fact]
    public void What_changed_since_a_swap_was_asked_for_is_seen_when_it_is_accepted()
    {
        Roster asked = After(Roster.Initial, Ask(new(Day(8, 9), Day(9, 9)), null));
        Roster away = After(asked, new RosterCommand.AddAbsence("v", World, "ben", new(Day(8), Day(9)), "", Ben, Now));
        Roster taken = After(asked, Override("o1", "cleo", Day(8, 10), Day(8, 12)));
        Assert.Equal("swap.absent", Refused(away, new RosterCommand.AcceptSwap("s", World, false, Ben, Now)).Code);
        Assert.Equal("swap.not_theirs", Refused(taken, new RosterCommand.AcceptSwap("s", World, false, Ben, Now)).Code);
    }

    private static DateTimeOffset Day(int day, int hour = 0) => new(2026, 1, day, hour, 0, 0, TimeSpan.Zero);

    private static RosterCommand.AddChange Override(string id, string person, DateTimeOffset from, DateTimeOffset to) =>
        new(id, World, "payments", "base", person, new(from, to), "Dentist", false, Ana, Now);

    private static RosterCommand.RequestSwap Ask(Stretch gives, Stretch? inReturn) =>
        new("s", World, "payments", "base", "ana", "ben", gives, inReturn, "Concert", Ana, Now);

    private static Roster After(Roster roster, RosterCommand command) =>
        Assert.IsType<Decision<RosterEvent>.Accepted>(Roster.Decide(roster, command)).Events.Aggregate(roster, Roster.Evolve);

    private static Rejection Refused(Roster roster, RosterCommand command) =>
        Assert.IsType<Decision<RosterEvent>.Rejected>(Roster.Decide(roster, command)).Why;

    private static string Who(Roster roster, DateTimeOffset at) =>
        OnCallCalendar.Who(roster.Over(World).Schedule(new("payments"))!, at).Single().Person.Value;
}
