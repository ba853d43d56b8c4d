// Whether a drill has one clock, takes acts only while it goes and each once, and stays ended.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Drills.DrillCommand;

namespace Muster.Core.Tests.Drills;

public sealed class DrillTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ana = Actor.Person("ana");
    private static readonly Actor Ben = Actor.Person("ben");
    private static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary<string, string>.Empty;

    [Fact]
    public void Clock_goes_at_its_speed_stands_while_paused_and_ends_with_the_scenario()
    {
        Decided<Drill, DrillCommand, DrillEvent> drill = Begun();
        Assert.Equal((0, 10), (Second(drill, 0), Second(drill, 10.9)));

        drill.Then<DrillEvent.SpeedChanged>(new ChangeSpeed(20, Ana, At(10.5)));
        Assert.Equal(20, Second(drill, 11));
        Assert.Equal(At(10.5 + ((600 - 10.5) / 20)), DrillClock.ReachedAt(drill.State, 600));

        drill.Then<DrillEvent.Paused>(new Pause(Ben, At(11)));
        Assert.Equal(20, Second(drill, 5_000));
        Assert.Null(DrillClock.ReachedAt(drill.State, 600));
        Assert.Equal("already_paused", drill.ThenNothing(new Pause(Ana, At(12))));

        drill.Then<DrillEvent.Resumed>(new Resume(Ana, At(5_000)));
        Assert.Equal("not_paused", drill.ThenNothing(new Resume(Ana, At(5_000))));
        Assert.Equal(40, Second(drill, 5_001));
        Assert.Equal(600, Second(drill, 900_000_000));
        Assert.True(DrillClock.IsOver(drill.State, At(900_000_000)));
    }

    [Fact]
    public void Two_people_who_press_at_once_do_two_things_and_one_who_presses_twice_does_one()
    {
        Decided<Drill, DrillCommand, DrillEvent> drill = Begun();
        drill.Then<DrillEvent.Acted>(Do("a", Ana, 30));
        drill.Then<DrillEvent.Acted>(Do("b", Ben, 30));
        Assert.Equal("already_done", drill.ThenNothing(Do("a", Ana, 31)));

        // Another node whose clock is behind.
        DrillEvent.Acted late = drill.Then<DrillEvent.Acted>(Do("c", Ben, 29));
        Assert.Equal(30, late.Second);
        Assert.Equal([Ana, Ben], drill.State.Players);
    }

    [Fact]
    public void Nothing_is_done_while_the_clock_stands_nor_after_the_end()
    {
        Decided<Drill, DrillCommand, DrillEvent> drill = new();
        Assert.Equal("drill.not_found", drill.ThenRejected(Do("a", Ana, 1)).Code);

        drill = Begun();
        drill.When(new Pause(Ana, At(5)));
        Assert.Equal("drill.paused", drill.ThenRejected(Do("a", Ana, 6)).Code);
        drill.When(new Resume(Ana, At(10)));

        Assert.Equal("drill.over", drill.ThenRejected(Do("a", Ana, 605)).Code);
        DrillEvent.Ended ended = drill.Then<DrillEvent.Ended>(new Stop(Actor.System("drill"), At(700)));
        Assert.Equal((DrillEnding.TimeIsUp, 600), (ended.Why, ended.Second));
        Assert.Equal("already_ended", drill.ThenNothing(new Stop(Ana, At(701))));
        Assert.Equal("drill.over", drill.ThenRejected(new Pause(Ana, At(701))).Code);
        Assert.Equal("drill.over", drill.ThenRejected(new ChangeSpeed(2, Ana, At(701))).Code);

        Decided<Drill, DrillCommand, DrillEvent> stopped = Begun();
        Assert.Equal(DrillEnding.Stopped, stopped.Then<DrillEvent.Ended>(new Stop(Ana, At(60))).Why);
        Assert.Equal(60, Second(stopped, 90));
        Assert.Equal("drill.over", stopped.ThenRejected(Do("a", Ana, 61)).Code);
    }

    [Fact]
    public void Every_mistake_is_named_at_once()
    {
        Decided<Drill, DrillCommand, DrillEvent> drill = new();
        Rejection start = drill.ThenRejected(new Start(new DrillId(1), "", "", 1, "", 0, 21, false, Ana, Start));
        Assert.Equal(["scenario", "difficulty", "seconds", "speed"], start.Errors.Select(error => error.Field));

        drill = Begun();
        Act act = new("", "", new string('x', 101), Nothing.Add("text", new string('x', 2_001)), Ana, At(1));
        Assert.Equal(["id", "do", "target", "args.text"], drill.ThenRejected(act).Errors.Select(error => error.Field));
        Assert.Equal("speed", Assert.Single(drill.ThenRejected(new ChangeSpeed(0, Ana, At(1))).Errors).Field);
    }

    [Fact]
    public void A_drill_is_played_as_one_incident()
    {
        Decided<Drill, DrillCommand, DrillEvent> drill = Begun();
        drill.Then<DrillEvent.IncidentLinked>(new LinkIncident(new IncidentId(4), Ana, At(1)));
        Assert.Equal("already_linked", drill.ThenNothing(new LinkIncident(new IncidentId(4), Ana, At(2))));
        Assert.Equal("drill.other_incident", drill.ThenRejected(new LinkIncident(new IncidentId(5), Ana, At(2))).Code);
        Assert.Equal(
            "already_started",
            drill.ThenNothing(new Start(new DrillId(1), "herd", "h", 1, "newcomer", 600, 1, false, Ana, Start))
        );
    }

    [Fact]
    public void Why_it_happened_is_explained_when_it_is_over_and_the_last_of_each_person_counts()
    {
        Decided<Drill, DrillCommand, DrillEvent> drill = Begun();
        Assert.Equal("drill.not_over", drill.ThenRejected(Explained(Ana, 599, "No index.")).Code);

        // Its time is up, whether or not anybody has ended it.
        drill.Then<DrillEvent.Explained>(Explained(Ana, 600, "No index."));
        Assert.Equal("same_explanation", drill.ThenNothing(Explained(Ana, 601, "No index.")));
        drill.Then<DrillEvent.Explained>(Explained(Ben, 602, "No index."));
        drill.Then<DrillEvent.Explained>(Explained(Ana, 603, "The database was slow.", "No index."));

        Assert.Equal(3, drill.State.Explanations.Length);
        Assert.Equal([(Ben, 1), (Ana, 2)], drill.State.LatestExplanations.Select(one => (one.By, one.Whys.Length)));
    }

    [Fact]
    public void Whys_that_are_none_too_many_empty_or_too_long_are_refused_each_by_its_place()
    {
        Decided<Drill, DrillCommand, DrillEvent> drill = Begun();
        Assert.Equal("whys", Assert.Single(drill.ThenRejected(Explained(Ana, 700)).Errors).Field);
        Assert.Equal(
            ["whys[0].text", "whys[1].text"],
            drill.ThenRejected(Explained(Ana, 700, " ", new string('x', 100_000))).Errors.Select(error => error.Field)
        );
        string[] eight = [.. Enumerable.Repeat("why", 8)];
        Assert.Equal("whys", Assert.Single(drill.ThenRejected(Explained(Ana, 700, eight)).Errors).Field);
        for (int turn = 0; turn < DrillLimits.ExplanationsMax; turn++)
        {
            drill.Then<DrillEvent.Explained>(Explained(Ana, 700, $"Try {turn}."));
        }

        Assert.Equal("drill.too_many_explanations", drill.ThenRejected(Explained(Ben, 700, "One more.")).Code);
    }

    private static Explain Explained(Actor by, double seconds, params string[] whys) =>
        new([.. whys.Select(text => new DrillWhy(text, "", false))], by, At(seconds));

    [Fact]
    public void It_is_judged_once_when_it_is_over()
    {
        Decided<Drill, DrillCommand, DrillEvent> drill = Begun();
        Judge judge = new(83.5, 412, Actor.System("drill"), At(700));
        Assert.Equal("drill.not_over", drill.ThenRejected(judge).Code);
        drill.When(new Stop(Ana, At(60)));
        drill.Then<DrillEvent.Scored>(judge);
        Assert.Equal(new DrillScore(83.5, 412), drill.State.Score);
        Assert.Equal("already_scored", drill.ThenNothing(judge with { Points = 90 }));
    }

    private static Decided<Drill, DrillCommand, DrillEvent> Begun()
    {
        Decided<Drill, DrillCommand, DrillEvent> drill = new();
        drill.Then<DrillEvent.Started>(new Start(new DrillId(1), "herd", "h", 42, "newcomer", 600, 1, false, Ana, Start));
        return drill;
    }

    private static Act Do(string id, Actor by, double seconds) => new(id, "ask", "database", Nothing, by, At(seconds));

    private static int Second(Decided<Drill, DrillCommand, DrillEvent> drill, double seconds) =>
        DrillClock.Second(drill.State, At(seconds));

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);
}
