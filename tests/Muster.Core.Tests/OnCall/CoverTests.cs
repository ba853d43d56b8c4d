// Who covers which stretch together, when several rotations change at their own times.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Core.Tests.OnCall;

public sealed class CoverTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableArray<Rotation> Rotations = [Rotation("primary"), Rotation("secondary")];

    [Fact]
    public void It_changes_whenever_one_of_the_rotations_does_and_keeps_their_order()
    {
        ImmutableArray<Cover> covers = Of(
            Shift("secondary", "ben", 0, 24),
            Shift("primary", "ana", 0, 9),
            Shift("primary", "chiara", 9, 24)
        );

        Assert.Equal(["0-9 ana,ben", "9-24 chiara,ben"], covers.Select(Line));
    }

    [Fact]
    public void A_stretch_that_nobody_has_is_a_cover_with_nobody()
    {
        ImmutableArray<Cover> covers = Of(Shift("primary", "ana", 3, 9), Shift("primary", "ben", 12, 24));

        Assert.Equal(["0-3 ", "3-9 ana", "9-12 ", "12-24 ben"], covers.Select(Line));
    }

    [Fact]
    public void A_change_that_changes_nobody_is_none_and_who_stands_twice_counts_once()
    {
        ImmutableArray<Cover> covers = Of(Shift("primary", "ana", 0, 9), Shift("primary", "ana", 9, 24), Shift("secondary", "ana", 0, 24));

        Assert.Equal(["0-24 ana"], covers.Select(Line));
    }

    [Fact]
    public void No_time_has_no_cover() => Assert.Empty(Cover.Of([], Rotations, Day, Day));

    private static ImmutableArray<Cover> Of(params ImmutableArray<OnCallShift> shifts) => Cover.Of(shifts, Rotations, Day, Day.AddDays(1));

    private static OnCallShift Shift(string rotation, string person, int from, int to) =>
        new(rotation, Role: null, new PersonId(person), Day.AddHours(from), Day.AddHours(to), IsOverride: false);

    private static Rotation Rotation(string name) => new(name, Role: null, new NodaTime.LocalDateTime(2026, 1, 5, 9, 0), 7, []);

    private static string Line(Cover cover) =>
        $"{(cover.Start - Day).TotalHours}-{(cover.End - Day).TotalHours} {string.Join(',', cover.People.Select(person => person.Value))}";
}
