// That the promise of an update is a timer: kept, missed, chased.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
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
