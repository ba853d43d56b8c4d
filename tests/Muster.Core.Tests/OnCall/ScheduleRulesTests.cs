// Which mistakes of a schedule are found, and where.
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using NodaTime;

namespace Muster.Core.Tests.OnCall;

public sealed class ScheduleRulesTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly Rotation Good = new("primary", Role: null, new LocalDateTime(2026, 1, 5, 9, 0), 7, [new("ana")]);

    [Fact]
    public void A_good_schedule_has_no_mistakes() =>
        Assert.Empty(ScheduleRules.Check(Of(Good) with { Overrides = [new(Day, Day.AddHours(1), new("ben"), "primary")] }));

    [Fact]
    public void Every_mistake_is_found_at_its_place()
    {
        Schedule wrong = new(
            new("core"),
            "Core",
            "Europe/Prag",
            [Good, Good with { ShiftDays = 0 }, Good with { Name = "third", ShiftDays = 366, Members = [], Start = new(1969, 1, 1, 0, 0) }],
            [
                new(Day, Day, new("ben"), "primary"),
                new(Day, Day.AddHours(1), new("ben"), "tertiary"),
                new(Day, DateTimeOffset.MaxValue, new("ben"), "primary"),
            ]
        );
        Assert.Equal(
            [
                "zone",
                "rotations[1].name",
                "rotations[1].shiftDays",
                "rotations[2].members",
                "rotations[2].shiftDays",
                "rotations[2].start",
                "overrides[0].end",
                "overrides[1].rotation",
                "overrides[2].end",
            ],
            ScheduleRules.Check(wrong).Select(error => error.Field)
        );
    }

    [Fact]
    public void A_schedule_without_rotations_is_a_mistake() => Assert.Equal("rotations", Assert.Single(ScheduleRules.Check(Of())).Field);

    [Fact]
    public void A_shift_of_365_days_is_the_limit() => Assert.Empty(ScheduleRules.Check(Of(Good with { ShiftDays = 365 })));

    [Fact]
    public void An_override_of_366_days_is_the_limit()
    {
        Assert.Empty(ScheduleRules.Check(Of(Good) with { Overrides = [new(Day, Day.AddDays(366), new("ben"), "primary")] }));
        FieldError mistake = Assert.Single(
            ScheduleRules.Check(Of(Good) with { Overrides = [new(Day, Day.AddDays(366).AddSeconds(1), new("ben"), "primary")] })
        );
        Assert.Equal("overrides[0].end", mistake.Field);
        Assert.Contains("366 days at most", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rotation_of_every_kind_that_cannot_be_resolved_is_told_with_every_field()
    {
        Rotation wrong = Good with
        {
            ShiftHours = 0,
            Zone = "Mars/Olympus",
            Layer = 10,
            Together = 2,
            Restrictions = [new([], new(9, 0), new(17, 0)) { ToDay = Weekday.Monday }],
        };
        Assert.Equal(
            ["together", "shiftHours", "shiftDays", "zone", "layer", "restrictions[0].days"],
            ScheduleRules.Check(Of(wrong)).Select(error => error.Field.Replace("rotations[0].", "", StringComparison.Ordinal))
        );
        Assert.Empty(
            ScheduleRules.Check(
                Of(Good with { ShiftDays = 0, ShiftHours = 12, Zone = "Asia/Tokyo", Layer = 9, Together = 1, Restrictions = [] })
            )
        );
    }

    private static Schedule Of(params Rotation[] rotations) => new(new("core"), "Core", "Europe/Prague", [.. rotations], []);
}
