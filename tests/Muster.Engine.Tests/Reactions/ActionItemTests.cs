// Whoever promised something is reminded of it by day, then their lead, and the list says what is overdue and what helped.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class ActionItemTests
{
    private static readonly Actor Dora = Actor.Person("dora");

    [Fact]
    public void The_owner_is_reminded_before_the_day_and_after_it_and_then_the_lead_too() =>
        World.Tell(world =>
        {
            IncidentId incident = Reviewed(world);
            DateTimeOffset due = Night(world, days: 14);
            Add(world, incident, "ben", due);
            Leap(world, due.AddDays(-2).AddMinutes(-1));
            Assert.Empty(Told(world));

            Leap(world, Morning(due, -1));
            Assert.Equal(("ben", "Due soon: Alert on the canary."), Told(world).Select(one => (one.Person.Value, one.Title)).Single());
            Assert.Equal(Views.Open, Status(world, incident));

            Leap(world, due);
            Assert.Equal(Views.Overdue, Status(world, incident));
            Leap(world, Morning(due, 0));
            Assert.Equal(["Due soon: Alert on the canary.", "Overdue: Alert on the canary."], Told(world).Select(one => one.Title));

            Leap(world, Morning(due, 4));
            Assert.Equal(["ana", "ben"], Told(world).Skip(2).Select(one => one.Person.Value).Order());
            Assert.Contains("Ben's", Told(world).Last(one => one.Person.Value == "ana").Lines[0], StringComparison.Ordinal);
            Assert.Equal($"/reviews/{incident}#item-a1", Told(world)[^1].Path);
        });

    [Fact]
    public void Nothing_of_it_leaves_at_night_and_nothing_pages() =>
        World.Tell(world =>
        {
            IncidentId incident = Reviewed(world);
            DateTimeOffset due = Night(world, days: 9);
            Add(world, incident, "ben", due);
            int paged = world.Email.Arrived.Count;
            for (DateTimeOffset at = due.AddDays(-3); at < due.AddDays(40); at += TimeSpan.FromHours(6))
            {
                Leap(world, at);
            }

            Assert.Equal(12, world.Email.Notices.Count(one => IsOurs(one.Notice)));
            TimeZoneInfo vienna = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna");
            Assert.All(
                world.Email.Notices.Where(one => IsOurs(one.Notice)),
                one => Assert.InRange(TimeZoneInfo.ConvertTime(one.At, vienna).Hour, 7, 22)
            );
            Assert.Equal(paged, world.Email.Arrived.Count);
        });

    [Fact]
    public void Nobody_is_reminded_of_what_is_done_or_taken_out_and_what_comes_back_is_chased_again() =>
        World.Tell(world =>
        {
            IncidentId incident = Reviewed(world);
            DateTimeOffset due = Night(world, days: 14);
            Add(world, incident, "ben", due);
            Do(world, incident, now => new ReviewCommand.RemoveActionItem("a1", "Not needed", Dora, now));
            Assert.Equal(Views.Withdrawn, Status(world, incident));
            Leap(world, Morning(due, -1));
            Assert.Empty(Told(world));

            Do(world, incident, now => new ReviewCommand.RestoreActionItem("a1", Dora, now));
            Leap(world, Morning(due, 0));
            Assert.Single(Told(world));
            Do(world, incident, now => new ReviewCommand.FinishActionItem("a1", "Merged", Dora, now));
            Leap(world, due.AddDays(30));
            Assert.Single(Told(world));
            Assert.Equal(Views.Done, Status(world, incident));
        });

    [Fact]
    public void What_is_handed_over_and_put_off_reminds_whoever_has_it_now_before_the_day_that_holds_now() =>
        World.Tell(world =>
        {
            IncidentId incident = Reviewed(world);
            DateTimeOffset due = Night(world, days: 14);
            Add(world, incident, "ben", due);
            Leap(world, Morning(due, -1));
            Assert.Equal(["ben"], Told(world).Select(one => one.Person.Value));

            DateTimeOffset later = Night(world, days: 30);
            Do(world, incident, now => new ReviewCommand.PlanActionItem("a1", new PersonId("cleo"), later, null, Dora, now));
            Leap(world, Morning(due, 5));
            Assert.Single(Told(world));
            Leap(world, Morning(later, -1));
            Assert.Equal(["ben", "cleo"], Told(world).Select(one => one.Person.Value));

            Do(world, incident, now => new ReviewCommand.PlanActionItem("a1", new PersonId("ben"), later.AddDays(7), null, Dora, now));
            Leap(world, Morning(later.AddDays(7), -1));
            Assert.Equal(["ben", "cleo", "ben"], Told(world).Select(one => one.Person.Value));
        });

    [Fact]
    public void An_owner_who_left_is_answered_for_by_the_lead_whom_the_team_named() =>
        World.Tell(world =>
        {
            world.Do(
                (work, cancel) =>
                {
                    Organisation with = StreamFlow.Organisation with
                    {
                        Teams = StreamFlow.Organisation.Teams.SetItem(
                            "core",
                            StreamFlow.Organisation.Teams["core"] with
                            {
                                Lead = new("cleo"),
                            }
                        ),
                    };
                    return work.DecideOrganisationAsync(new OrganisationCommand.Put(with, Prune: false, "", Dora, work.Now), cancel);
                }
            );
            IncidentId incident = Reviewed(world);
            DateTimeOffset due = Night(world, days: 14);
            Add(world, incident, "nobody", due);
            Leap(world, Morning(due, -1));

            Assert.Equal("cleo", Assert.Single(Told(world)).Person.Value);
        });

    [Fact]
    public void The_effect_names_the_incident_that_came_again() =>
        World.Tell(world =>
        {
            IncidentId first = Reviewed(world);
            Cause(world, first);
            Add(world, first, "ben", Night(world, days: 14));
            Do(world, first, now => new ReviewCommand.FinishActionItem("a1", null, Dora, now));
            Assert.IsType<ActionEffect.TooEarly>(Effect(world, first));
            Leap(world, world.Now.AddDays(91));
            Assert.IsType<ActionEffect.Held>(Effect(world, first));

            Do(world, first, now => new ReviewCommand.UnmarkRootCause("w1", Dora, now));
            Assert.IsType<ActionEffect.Unknown>(Effect(world, first));
        });

    private static ActionEffect Effect(World world, IncidentId incident) =>
        world
            .Node.Get<ActionEffects>()
            .OfAsync([Row(world, incident).Row<ActionRow>()], world.Now, TestContext.Current.CancellationToken)
            .GetAwaiter()
            .GetResult()[ActionRow.IdOf(incident, "a1")];

    private static IncidentId Reviewed(World world)
    {
        Incident incident = world.Commanded();
        world.Resolve(incident.Id);
        return incident.Id;
    }

    private static void Cause(World world, IncidentId incident)
    {
        Do(world, incident, now => new ReviewCommand.AddWhy("w1", null, "The canary had no alert.", null, Dora, now));
        Do(world, incident, now => new ReviewCommand.MarkRootCause("w1", CauseClass.MissingAlert, Dora, now));
    }

    private static void Add(World world, IncidentId incident, string owner, DateTimeOffset due) =>
        Do(
            world,
            incident,
            now => new ReviewCommand.AddActionItem("a1", "Alert on the canary.", new(owner), due, ActionItemType.Detect, null, Dora, now)
        );

    private static void Do(World world, IncidentId incident, Func<DateTimeOffset, ReviewCommand> command) =>
        Assert.IsType<Outcome.Done>(world.Do((work, cancel) => work.DecideReviewAsync(incident, command(work.Now), cancel)));

    /// <summary>Two in the morning in Vienna, so many days ahead.</summary>
    private static DateTimeOffset Night(World world, int days) => new(world.Now.UtcDateTime.Date.AddDays(days).AddHours(1), TimeSpan.Zero);

    private static DateTimeOffset Morning(DateTimeOffset night, int days) => night.AddDays(days).AddHours(8);

    private static Notice[] Told(World world) => [.. world.Email.Notices.Select(one => one.Notice).Where(IsOurs)];

    private static bool IsOurs(Notice notice) => notice.Path.Contains("#item-", StringComparison.Ordinal);

    private static string Status(World world, IncidentId incident) => Row(world, incident).Status;

    private static View Row(World world, IncidentId incident) =>
        world
            .Store.FindAsync(Views.Action, ActionRow.IdOf(incident, "a1"), TestContext.Current.CancellationToken)
            .GetAwaiter()
            .GetResult()!;

    private static void Leap(World world, DateTimeOffset to)
    {
        if (to > world.Now)
        {
            world.Leap(to);
        }

        world.FastForward(TimeSpan.FromSeconds(7));
    }
}
