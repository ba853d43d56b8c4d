// Those invited to a planned drill are told a day ahead, once, and hear when it is called off.
using System.Collections.Immutable;
using Muster.Core.DrillPlans;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class PlannedDrillTests
{
    private static readonly Actor Dora = Actor.Person("dora");
    private static readonly DateTimeOffset First = new(2026, 3, 12, 14, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(7);

    [Fact]
    public void Everybody_but_who_planned_it_is_told_a_day_ahead_once_and_again_for_the_next_month() =>
        World.Tell(world =>
        {
            world.Join();
            Make(world, 1, First, DrillRepeat.Monthly, "ana", "dora");
            Leap(world, First - TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
            Assert.Empty(Told(world));

            Leap(world, First - TimeSpan.FromDays(1));
            Notice told = Assert.Single(Told(world));
            Assert.Equal(("ana", "Drill of Core: Thu 12 Mar 2026, 15:00 (Europe/Vienna)"), (told.Person.Value, told.Title));
            Assert.StartsWith("Dora invites you", told.Lines[0], StringComparison.Ordinal);

            Leap(world, First + TimeSpan.FromDays(3));
            Assert.Single(Told(world));
            Assert.Equal(First.AddMonths(1), world.Planned(new(1)).Row<DrillPlanRow>().Next(world.Now));
            Leap(world, First.AddMonths(1) - TimeSpan.FromDays(1));
            Assert.Equal(2, Told(world).Length);
        });

    [Fact]
    public void What_is_called_off_within_the_day_is_told_and_before_it_is_not() =>
        World.Tell(world =>
        {
            Make(world, 1, First, DrillRepeat.Never, "ana", "ben");
            Leap(world, First - TimeSpan.FromDays(2));
            Cancel(world, 1);
            Leap(world, First + TimeSpan.FromDays(2));
            Assert.Empty(Told(world));

            Make(world, 2, First.AddDays(8), DrillRepeat.Never, "ana");
            Leap(world, First.AddDays(7).AddHours(1));
            Cancel(world, 2);
            world.FastForward(Moment);
            Assert.Equal(
                ["Drill of Core: Fri 20 Mar 2026, 15:00 (Europe/Vienna)", "The drill of Core is off"],
                Told(world).Select(one => one.Title)
            );
            Assert.Contains("Why: Release week", Told(world)[^1].Lines);
        });

    [Fact]
    public void One_that_nobody_started_is_over_a_day_after_its_time() =>
        World.Tell(world =>
        {
            Make(world, 1, First, DrillRepeat.Never, "ana");
            Leap(world, First + TimeSpan.FromHours(20));
            Assert.Equal(Views.Open, world.Planned(new(1)).Status);
            Leap(world, First + TimeSpan.FromHours(25));
            Assert.Equal(Views.Closed, world.Planned(new(1)).Status);
            Assert.Empty(Told(world));
        });

    [Fact]
    public void One_that_was_started_before_anybody_was_told_invites_nobody() =>
        World.Tell(world =>
        {
            Make(world, 1, world.Now.AddHours(2), DrillRepeat.Never, "ana");
            Do(world, 1, (work, _) => Task.FromResult<DrillPlanCommand>(new DrillPlanCommand.Play(new(7), Dora, work.Now)));
            Leap(world, First);
            Assert.Empty(Told(world));
            Assert.Equal(Views.Closed, world.Planned(new(1)).Status);
        });

    private static void Make(World world, int number, DateTimeOffset at, DrillRepeat repeat, params ImmutableArray<string> invited) =>
        Do(
            world,
            number,
            async (work, cancel) =>
                new DrillPlanCommand.Make(
                    new(number),
                    await world.Node.Get<OrganisationReader>().CurrentAsync(cancel),
                    "core",
                    Scenario: null,
                    "newcomer",
                    at,
                    "Etc/UTC",
                    repeat,
                    invited,
                    Dora,
                    work.Now
                )
        );

    private static void Cancel(World world, int number) =>
        Do(world, number, (work, _) => Task.FromResult<DrillPlanCommand>(new DrillPlanCommand.Cancel("Release week", Dora, work.Now)));

    private static void Do(World world, int number, Func<Work, CancellationToken, Task<DrillPlanCommand>> command) =>
        Assert.IsType<Outcome.Done>(
            world.Do(async (work, cancel) => await work.DecideDrillPlanAsync(new(number), await command(work, cancel), cancel))
        );

    private static void Leap(World world, DateTimeOffset to)
    {
        world.Leap(to);
        world.FastForward(Moment);
    }

    private static ImmutableArray<Notice> Told(World world) =>
        [
            .. world
                .Email.Notices.Select(one => one.Notice)
                .Where(notice => notice.Key.StartsWith("notice/drill_plan/", StringComparison.Ordinal)),
        ];
}
