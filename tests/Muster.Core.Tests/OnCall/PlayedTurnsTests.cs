// A rotation by served hours plays each of its turns once, whoever asks.
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using NodaTime;

namespace Muster.Core.Tests.OnCall;

public sealed class PlayedTurnsTests
{
    private static readonly DateTimeOffset Later = new(2026, 2, 3, 12, 0, 0, TimeSpan.Zero);

    private readonly Rotation _fair = new("fair", Role: null, new LocalDateTime(2026, 1, 1, 9, 0), 1, [new("ana"), new("ben"), new("cleo")])
    {
        Order = TurnOrder.Hours,
    };

    [Fact]
    public void Whoever_asks_again_plays_nothing_again()
    {
        Schedule schedule = Of(_fair);
        OnCallCalendar.Who(schedule, Later);
        long once = PlayedTurns.Count(_fair);
        Assert.InRange(once, 33, 36);

        OnCallCalendar.Who(schedule, Later);
        OnCallCalendar.Who(schedule with { Name = "Renamed" }, Later.AddDays(-20));
        OnCallCalendar.Shifts(schedule, Later.AddDays(-30), Later);
        Assert.Equal(once, PlayedTurns.Count(_fair));
    }

    [Fact]
    public void An_absence_of_a_member_is_played_anew_and_one_of_a_stranger_is_not()
    {
        Schedule schedule = Of(_fair);
        string[] planned = Lines(schedule);
        long once = PlayedTurns.Count(_fair);

        Assert.Equal(planned, Lines(Away(schedule, "zoe")));
        Assert.Equal(once, PlayedTurns.Count(_fair));

        string[] without = Lines(Away(schedule, "ana"));
        Assert.Equal(2 * once, PlayedTurns.Count(_fair));
        Assert.DoesNotContain(without, line => line.EndsWith("ana", StringComparison.Ordinal));
        Assert.Equal(planned, Lines(schedule));
    }

    private static Schedule Of(Rotation rotation) => new(new("fair"), "Fair", "Etc/UTC", [rotation], []);

    private static Schedule Away(Schedule schedule, string person) =>
        schedule with
        {
            Arranged = new([], [new("away", new PersonId(person), Later.AddDays(-60), Later.AddDays(60), "")]),
        };

    private static string[] Lines(Schedule schedule) =>
        [.. OnCallCalendar.Shifts(schedule, Later.AddDays(-20), Later).Select(shift => $"{shift.Start:u} {shift.Person}")];
}
