// When a planned drill is to be played, who is invited, and what is refused.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.DrillPlans;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Core.Tests.Kernel;
using static Muster.Core.DrillPlans.DrillPlanCommand;

namespace Muster.Core.Tests.DrillPlans;

public sealed class DrillPlanTests
{
    private const string Prague = "Europe/Prague";

    private static readonly DateTimeOffset Now = At(2026, 1, 5, 12);
    private static readonly Actor Ana = Actor.Person("ana");

    private static readonly Organisation World = Organisation.Empty with
    {
        People = new[] { "ana", "ben", "cleo" }.ToImmutableSortedDictionary(
            id => id,
            id => new Person(new(id), id, $"{id}@muster.example", null, "Etc/UTC", []),
            StringComparer.Ordinal
        ),
        Teams = ImmutableSortedDictionary
            .Create<string, Team>(StringComparer.Ordinal)
            .Add("streaming", new(new("streaming"), "Streaming", [new("ana"), new("ben")]))
            .Add("empty", new(new("empty"), "Empty", [])),
    };

    [Fact]
    public void A_drill_that_repeats_comes_at_the_same_time_on_the_wall_over_the_change_of_the_clocks()
    {
        // 10:00 in Prague on the 31st: an hour earlier in UTC once summer time begins, and the last day where a month is shorter.
        DrillPlanTimes times = new(At(2026, 1, 31, 9), Prague, DrillRepeat.Monthly);
        Assert.Equal([At(2026, 1, 31, 9), At(2026, 2, 28, 9), At(2026, 3, 31, 8), At(2026, 4, 30, 8)], times.After(Now).Take(4));
        DrillPlanTimes quarterly = times with { Repeat = DrillRepeat.Quarterly };
        Assert.Equal([At(2026, 4, 30, 8), At(2026, 7, 31, 8)], quarterly.After(At(2026, 1, 31, 9)).Take(2));
        Assert.Equal([At(2026, 1, 31, 9)], (times with { Repeat = DrillRepeat.Never }).After(Now));
    }

    [Fact]
    public void The_whole_team_is_invited_unless_people_are_named()
    {
        Assert.Equal(
            ["ana", "ben"],
            new Decided<DrillPlan, DrillPlanCommand, DrillPlanEvent>().Then<DrillPlanEvent.Made>(Plan()).Invited.Select(one => one.Value)
        );
        Assert.Equal(
            ["cleo"],
            new Decided<DrillPlan, DrillPlanCommand, DrillPlanEvent>()
                .Then<DrillPlanEvent.Made>(Plan() with { Invited = ["cleo", "cleo"] })
                .Invited.Select(one => one.Value)
        );
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        Rejection why = new Decided<DrillPlan, DrillPlanCommand, DrillPlanEvent>().ThenRejected(
            Plan() with
            {
                Team = "nobodies",
                Difficulty = "",
                Zone = "Mars/Olympus",
                StartsAt = Now,
                Invited = ["zoe"],
            }
        );
        Assert.Equal("drill_plan.invalid", why.Code);
        Assert.Equal(["team", "difficulty", "zone", "startsAt", "invited"], why.Errors.Select(error => error.Field));
        Assert.Equal(["startsAt"], Wrong(Plan() with { StartsAt = null }));
        Assert.Equal(["startsAt"], Wrong(Plan() with { StartsAt = Now.AddYears(3) }));
        Assert.Equal(["invited"], Wrong(Plan() with { Team = "empty" }));
    }

    [Fact]
    public void It_is_started_from_half_a_day_ahead_to_a_day_late_and_once()
    {
        Decided<DrillPlan, DrillPlanCommand, DrillPlanEvent> plan = Made(DrillRepeat.Never);
        DateTimeOffset first = At(2026, 1, 31, 9);
        Assert.Equal("drill_plan.too_early", plan.ThenRejected(Play(first.AddHours(-12).AddSeconds(-1))).Code);
        Assert.Equal("drill_plan.over", plan.ThenRejected(Play(first.AddDays(1))).Code);
        Assert.Equal(first, plan.Then<DrillPlanEvent.Played>(Play(first.AddHours(-12))).PlannedAt);
        Assert.Null(plan.State.Next(first));
        Assert.Equal("drill_plan.over", plan.ThenRejected(Play(first)).Code);
        Assert.Equal("drill_plan.over", plan.ThenRejected(new Cancel("late", Ana, first)).Code);
    }

    [Fact]
    public void One_that_repeats_goes_on_after_it_was_played_and_after_it_was_missed()
    {
        Decided<DrillPlan, DrillPlanCommand, DrillPlanEvent> plan = Made(DrillRepeat.Monthly);
        plan.Then<DrillPlanEvent.Played>(Play(At(2026, 1, 31, 10)));
        Assert.Equal(At(2026, 2, 28, 9), plan.State.Next(At(2026, 1, 31, 10)));
        Assert.Equal(At(2026, 2, 28, 9), plan.State.Next(At(2026, 3, 1, 8)));
        Assert.Equal(At(2026, 3, 31, 8), plan.State.Next(At(2026, 3, 1, 9)));
    }

    [Fact]
    public void What_was_called_off_is_played_no_more()
    {
        Decided<DrillPlan, DrillPlanCommand, DrillPlanEvent> plan = Made(DrillRepeat.Monthly);
        plan.Then<DrillPlanEvent.Cancelled>(new Cancel("Release week", Ana, Now));
        Assert.Equal(("Release week", Ana), (plan.State.Cancellation!.Reason, plan.State.Cancellation.By));
        Assert.Null(plan.State.Next(Now));
        Assert.Equal("already_cancelled", plan.ThenNothing(new Cancel("", Ana, Now)));
        Assert.Equal("drill_plan.over", plan.ThenRejected(Play(At(2026, 1, 31, 9))).Code);
        Assert.Equal(
            "drill_plan.not_found",
            new Decided<DrillPlan, DrillPlanCommand, DrillPlanEvent>().ThenRejected(new Cancel("", Ana, Now)).Code
        );
    }

    private static IEnumerable<string> Wrong(Make make) =>
        new Decided<DrillPlan, DrillPlanCommand, DrillPlanEvent>().ThenRejected(make).Errors.Select(error => error.Field);

    private static Decided<DrillPlan, DrillPlanCommand, DrillPlanEvent> Made(DrillRepeat repeat)
    {
        Decided<DrillPlan, DrillPlanCommand, DrillPlanEvent> plan = new();
        plan.Then<DrillPlanEvent.Made>(Plan() with { Repeat = repeat });
        return plan;
    }

    private static Make Plan() =>
        new(new(1), World, "streaming", "herd", "newcomer", At(2026, 1, 31, 9), Prague, DrillRepeat.Never, [], Ana, Now);

    private static Play Play(DateTimeOffset at) => new(new DrillId(7), Ana, at);

    private static DateTimeOffset At(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
