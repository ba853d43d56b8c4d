// What follows from a resolution: a review with a date, and from the review the end.
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class ReviewTests
{
    [Fact]
    public void A_resolved_incident_gets_a_review_from_its_timeline_due_in_five_working_days() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Publish(incident.Id, TimeSpan.FromMinutes(15));
            world.Resolve(incident.Id);

            Review review = world.Review(incident.Id);
            Assert.True(review.Exists);
            Assert.Equal(WorkingDays.Add(world.Now, 5), review.DueAt);
            Assert.Contains("Rolled back.", review.Section(ReviewSection.Summary));
            Assert.Contains("Nobody sees a film.", review.Section(ReviewSection.Impact));
        });

    [Fact]
    public void A_severity_without_a_required_review_gets_none() =>
        World.Tell(world =>
        {
            Incident incident = world.Declare("ana", Severity.Sev3);
            world.Resolve(incident.Id);
            Assert.False(world.Review(incident.Id).Exists);
        });

    [Fact]
    public void A_review_that_is_not_closed_in_time_is_listed_as_overdue() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Resolve(incident.Id);
            Assert.Equal(Views.Open, world.ReviewStatus(incident.Id));

            // Nothing else happens in the week: only the row changes.
            world.Leap(world.Review(incident.Id).DueAt!.Value);

            Assert.Equal(Views.Overdue, world.ReviewStatus(incident.Id));
        });

    [Fact]
    public void A_review_reminds_who_commanded_a_day_ahead_when_it_is_due_and_after_it_until_it_is_closed() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Resolve(incident.Id);
            DateTimeOffset due = world.Review(incident.Id).DueAt!.Value;
            PersonId commander = incident.Commander!.Value;

            world.Leap(due.AddDays(-1).AddMinutes(-1));
            Assert.Empty(Chasing(world, incident.Id));
            LeapIntoTheDay(world, due.AddDays(-1));
            Assert.Equal(commander, Assert.Single(Chasing(world, incident.Id)).Person);
            Assert.StartsWith("Due soon", Chasing(world, incident.Id)[0].Title, StringComparison.Ordinal);
            LeapIntoTheDay(world, due);
            Assert.StartsWith("Overdue", Chasing(world, incident.Id)[^1].Title, StringComparison.Ordinal);
            LeapIntoTheDay(world, due.AddDays(3));
            Assert.Equal(3, Chasing(world, incident.Id).Length);

            CloseReview(world, incident.Id);
            LeapIntoTheDay(world, due.AddDays(30));
            Assert.Equal(3, Chasing(world, incident.Id).Length);
        });

    [Fact]
    public void A_review_that_is_opened_again_is_chased_again() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Resolve(incident.Id);
            DateTimeOffset due = world.Review(incident.Id).DueAt!.Value;
            CloseReview(world, incident.Id);
            world.Leap(due.AddDays(1));
            Assert.Empty(Chasing(world, incident.Id));

            world.Do(
                (work, cancel) =>
                    work.DecideReviewAsync(
                        incident.Id,
                        new ReviewCommand.Reopen("A cause is missing", Actor.Person("dora"), work.Now),
                        cancel
                    )
            );
            LeapIntoTheDay(world, due.AddDays(3));

            Assert.Single(Chasing(world, incident.Id));
        });

    [Fact]
    public void A_closed_review_makes_the_incident_reviewed() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Resolve(incident.Id);

            CloseReview(world, incident.Id);

            Assert.Equal(Phase.Reviewed, world.Incident(incident.Id).Phase);
            Assert.Equal(Views.Closed, world.ReviewStatus(incident.Id));
        });

    [Fact]
    public void A_resolution_after_a_reopening_takes_the_closed_review_up_again_with_a_new_date() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Resolve(incident.Id);
            CloseReview(world, incident.Id);
            world.Leap(world.Now.AddDays(30));

            world.Ask(incident.Id, now => new IncidentCommand.Reopen("It is back.", Actor.Person("dora"), now));
            world.Resolve(incident.Id);

            Review review = world.Review(incident.Id);
            Assert.Null(review.Closure);
            Assert.Equal(WorkingDays.Add(world.Now, 5), review.DueAt);
            Assert.Single(review.Whys);
            Assert.Equal((Phase.Resolved, Views.Open), (world.Incident(incident.Id).Phase, world.ReviewStatus(incident.Id)));
            world.Leap(review.DueAt!.Value);
            Assert.Equal(Views.Overdue, world.ReviewStatus(incident.Id));
        });

    [Fact]
    public void The_review_of_a_reopened_incident_is_not_overdue_meanwhile() =>
        World.Tell(world =>
        {
            Incident incident = world.Declare("dora", Severity.Sev2);
            world.Email.Next("ana");
            world.Resolve(incident.Id);
            DateTimeOffset due = world.Review(incident.Id).DueAt!.Value;
            world.Ask(incident.Id, now => new IncidentCommand.Reopen("It is back.", Actor.Person("dora"), now));
            world.Ask(incident.Id, now => new IncidentCommand.Mitigate(now, null, Actor.Person("dora"), now));
            world.Ask(
                incident.Id,
                now => new IncidentCommand.PublishStatement(
                    new HoldingStatement("last", "Mitigated", "None.", "We watch.", null),
                    Actor.Person("dora"),
                    now
                )
            );
            world.Leap(due);

            Assert.Equal(Views.Open, world.ReviewStatus(incident.Id));
        });

    /// <summary>A notice leaves while they are awake: hours later, where it falls into the night.</summary>
    private static void LeapIntoTheDay(World world, DateTimeOffset then)
    {
        world.Leap(then);
        world.Leap(then.AddHours(12));
    }

    private static Notice[] Chasing(World world, IncidentId incident) =>
        [.. world.Email.Notices.Select(one => one.Notice).Where(notice => notice.Path == $"/reviews/{incident}")];

    private static void CloseReview(World world, IncidentId incident)
    {
        Assert.IsType<Outcome.Done>(
            world.Do(
                async (work, cancel) =>
                {
                    Actor by = Actor.Person("dora");
                    ReviewCommand[] steps =
                    [
                        new ReviewCommand.AddWhy("w1", null, "The canary had no alert.", null, by, work.Now),
                        new ReviewCommand.MarkRootCause("w1", CauseClass.MissingAlert, by, work.Now),
                        new ReviewCommand.AddActionItem(
                            "a1",
                            "Alert on the canary.",
                            new("ana"),
                            work.Now.AddDays(7),
                            ActionItemType.Detect,
                            "A canary that fails pages.",
                            by,
                            work.Now
                        ),
                        new ReviewCommand.Close(by, work.Now),
                    ];
                    foreach (ReviewCommand step in steps)
                    {
                        if (await work.DecideReviewAsync(incident, step, cancel) is { } why)
                        {
                            return why;
                        }
                    }

                    return null;
                }
            )
        );
    }
}
