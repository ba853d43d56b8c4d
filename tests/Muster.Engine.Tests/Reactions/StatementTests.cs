// That the promise of an update is a timer: kept, missed, chased.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class StatementTests
{
    [Fact]
    public void A_missed_update_pages_the_comms_lead_and_then_the_commander() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Publish(incident.Id, TimeSpan.FromMinutes(15));
            world.FastForward(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
            world.Email.NothingElse();

            world.FastForward(TimeSpan.FromSeconds(1));
            Assert.Equal(PagePurpose.UpdateOverdue, world.Email.Next("fay").Purpose);
            Assert.True(world.Incident(incident.Id).NextUpdateMissed);

            world.FastForward(TimeSpan.FromMinutes(5));
            world.Email.Next("dora");
        });

    [Fact]
    public void The_comms_lead_is_reminded_at_half_and_at_four_fifths_of_the_time_without_a_page() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Publish(incident.Id, TimeSpan.FromMinutes(20));
            int before = world.Email.Notices.Count;
            world.FastForward(TimeSpan.FromMinutes(10));
            Assert.Equal((1, "fay"), (world.Email.Notices.Count - before, world.Email.Notices[^1].Notice.Person.Value));
            world.FastForward(TimeSpan.FromMinutes(6));
            Assert.Equal(2, world.Email.Notices.Count - before);
            Assert.Contains("due at", world.Email.Notices[^1].Notice.Title, StringComparison.Ordinal);

            world.Publish(incident.Id, TimeSpan.FromHours(2));
            world.FastForward(TimeSpan.FromMinutes(30));

            Assert.Equal(2, world.Email.Notices.Count - before);
            world.Email.NothingElse();
        });

    /// <summary>Each in the words of their audience, by queues that are not the pages'.</summary>
    [Fact]
    public void A_published_statement_is_told_to_the_stakeholders_whom_it_is_for() =>
        World.Tell(
            new World(
                organisation: StreamFlow.Organisation with
                {
                    Stakeholders = new[]
                    {
                        new Stakeholder("board", "Board", new("email", "board@example.org"), Audience.Executive, [], []),
                        new Stakeholder("desk", "Desk", new("email", "desk@example.org"), Audience.Internal, [Severity.Sev4], []),
                        new Stakeholder("app", "App", new("webhook", "https://app.example.org/hook"), Audience.Internal, [], []),
                    }.ToImmutableSortedDictionary(one => one.Id, one => one, StringComparer.Ordinal),
                }
            ),
            world =>
            {
                Incident incident = world.Commanded();
                world.Publish(incident.Id, TimeSpan.FromMinutes(15));
                world.FastForward(TimeSpan.FromSeconds(1));

                Notice mail = Assert
                    .Single(
                        world.Email.Notices,
                        one =>
                            one.Notice.Address.EndsWith("example.org", StringComparison.Ordinal)
                            && one.Notice.Person.Value is "board" or "desk"
                    )
                    .Notice;
                Assert.Equal("board@example.org", mail.Address);
                Assert.Equal($"/incidents/{incident.Id}/where", mail.Path);
                Assert.Contains(mail.Lines, line => line.StartsWith("Commander: ", StringComparison.Ordinal));

                Notice posted = Assert.Single(world.Webhook.Notices).Notice;
                Assert.Equal("https://app.example.org/hook", posted.Address);
                Assert.Equal(
                    (incident.Id, Audience.Internal, "Nobody sees a film."),
                    (posted.Told!.Incident, posted.Told.Statement.Audience, posted.Told.Statement.Lines[1].Text)
                );
            }
        );

    [Fact]
    public void The_first_statement_is_due_five_minutes_after_the_declaration() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.FastForward(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
            world.Email.NothingElse();

            world.FastForward(TimeSpan.FromSeconds(1));

            world.Email.Next("fay");
            Assert.True(world.Incident(incident.Id).NextUpdateMissed);
        });

    [Fact]
    public void What_became_worse_owes_its_first_statement_by_the_new_policy_with_its_reminders() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            Actor dora = Actor.Person("dora");
            world.Ask(incident.Id, now => new IncidentCommand.ChangeSeverity(Severity.Sev3, "One film.", dora, now));
            int before = world.Email.Notices.Count;
            world.FastForward(TimeSpan.FromHours(1));
            Assert.Equal(before, world.Email.Notices.Count);
            Assert.Null(world.Incidents(Views.Open, null).Single().UpdateDueAt(StreamFlow.Organisation));

            DateTimeOffset due = world.Now.AddMinutes(5);
            world.Ask(incident.Id, now => new IncidentCommand.ChangeSeverity(Severity.Sev1, "All films.", dora, now));
            Assert.Equal(due, world.Incidents(Views.Open, null).Single().UpdateDueAt(StreamFlow.Organisation));
            world.FastForward(TimeSpan.FromMinutes(4));

            // Whom the worse severity pages is another story.
            world.Email.TakeAll();
            string[] reminders = [.. world.Email.Notices.Skip(before).Select(one => one.Notice.Title)];
            Assert.Equal(2, reminders.Length);
            Assert.All(reminders, title => Assert.EndsWith($"due at {due.Clock()}", title, StringComparison.Ordinal));
            world.FastForward(TimeSpan.FromMinutes(1));
            Assert.Equal(PagePurpose.UpdateOverdue, world.Email.Next("fay").Purpose);
        });

    [Fact]
    public void A_reopened_incident_owes_its_first_statement_and_its_time_boxes_again() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Publish(incident.Id, TimeSpan.FromMinutes(15));
            Actor dora = Actor.Person("dora");
            world.Ask(incident.Id, now => new IncidentCommand.AssignTask("t1", "Look.", new("ana"), now.AddMinutes(80), dora, now));
            world.Resolve(incident.Id);
            world.FastForward(TimeSpan.FromHours(1));
            world.Email.NothingElse();

            world.Ask(incident.Id, now => new IncidentCommand.Reopen("It is back.", dora, now));
            Assert.Null(world.Incident(incident.Id).NextUpdateDueAt);
            world.FastForward(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
            world.Email.NothingElse();
            world.FastForward(TimeSpan.FromSeconds(1));

            Assert.Equal(PagePurpose.UpdateOverdue, world.Email.Next("fay").Purpose);
            world.Publish(incident.Id, TimeSpan.FromHours(1));
            world.FastForward(TimeSpan.FromMinutes(15));
            Assert.NotNull(world.Incident(incident.Id).Task("t1")!.OverdueSince);
        });

    [Fact]
    public void A_promise_that_has_not_passed_is_kept_over_a_resolution_and_a_reopening() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Publish(incident.Id, TimeSpan.FromMinutes(15));
            world.Resolve(incident.Id);
            world.Ask(incident.Id, now => new IncidentCommand.Reopen("It is back.", Actor.Person("dora"), now));
            world.FastForward(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
            world.Email.NothingElse();

            world.FastForward(TimeSpan.FromSeconds(1));

            Assert.Equal(PagePurpose.UpdateOverdue, world.Email.Next("fay").Purpose);
        });

    [Fact]
    public void A_statement_in_time_pages_nobody_and_moves_the_clock() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Publish(incident.Id, TimeSpan.FromMinutes(15));
            world.FastForward(TimeSpan.FromMinutes(14));
            world.Publish(incident.Id, TimeSpan.FromMinutes(15));
            world.FastForward(TimeSpan.FromMinutes(14));
            world.Email.NothingElse();

            world.FastForward(TimeSpan.FromMinutes(1));
            world.Email.Next("fay");
        });

    [Fact]
    public void The_statement_that_comes_late_ends_the_page_for_it() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.FastForward(TimeSpan.FromMinutes(5));
            world.Email.Next("fay");

            world.Publish(incident.Id, TimeSpan.FromHours(2));
            world.FastForward(TimeSpan.FromHours(1));

            Assert.False(world.Incident(incident.Id).NextUpdateMissed);
            Assert.Equal(PageStatus.Resolved, world.Pages().Single(page => page.Purpose == PagePurpose.UpdateOverdue).Status);
        });

    [Fact]
    public void A_resolved_incident_owes_no_update() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Publish(incident.Id, TimeSpan.FromMinutes(15));
            world.Resolve(incident.Id);

            world.FastForward(TimeSpan.FromHours(3));
        });

    [Fact]
    public void Without_a_comms_lead_the_rotations_is_paged() =>
        World.Tell(world =>
        {
            world.Declare("ana", Severity.Sev2);
            world.Email.Next("dora");
            world.Acknowledge(world.RolePage(Role.IncidentCommander).Id, "dora");

            world.FastForward(TimeSpan.FromMinutes(5));

            world.Email.Next("fay");
        });

    [Fact]
    public void A_task_that_runs_over_its_time_box_is_on_the_record() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Publish(incident.Id, TimeSpan.FromHours(20));
            foreach (string task in new[] { "late", "done" })
            {
                world.Ask(
                    incident.Id,
                    now => new IncidentCommand.AssignTask(
                        task,
                        "Look.",
                        new("ana"),
                        now + TimeSpan.FromMinutes(10),
                        Actor.Person("dora"),
                        now
                    )
                );
            }

            world.Ask(incident.Id, now => new IncidentCommand.FinishTask("done", null, Actor.Person("ana"), now));
            world.FastForward(TimeSpan.FromMinutes(10));

            incident = world.Incident(incident.Id);
            Assert.NotNull(incident.Task("late")!.OverdueSince);
            Assert.Null(incident.Task("done")!.OverdueSince);
        });
}
