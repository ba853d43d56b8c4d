// How an incident comes to be, who is asked to command it, and how command moves.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class DeclarationTests
{
    [Fact]
    public void A_sev1_is_declared_with_its_page_and_asks_the_command_rotation() =>
        World.Tell(world =>
        {
            Incident incident = world.Sev1();

            Assert.Equal((Phase.Detected, Severity.Sev1), (incident.Phase, incident.Severity));
            Assert.Equal(ActorKind.System, incident.DeclaredBy.Kind);
            Assert.Equal(incident.Id, world.PageOf("Down").Incident);
            Assert.Equal(world.Group("Down").Id, Assert.Single(incident.AlertGroups).Group);
            Assert.Equal(
                [(Role.IncidentCommander, "dora"), (Role.Scribe, "emil"), (Role.CommsLead, "fay")],
                world.RolePages().Select(page => (page.Role!.Value, page.Asked!.Value.Value)).Order()
            );
        });

    [Fact]
    public void Who_answers_the_page_first_commands() =>
        World.Tell(world =>
        {
            Incident incident = world.Sev1();
            world.FastForward(TimeSpan.FromMinutes(3));

            world.Acknowledge(world.PageOf("Down").Id, "ana");

            incident = world.Incident(incident.Id);
            Assert.Equal(("ana", Phase.Responding), (incident.Commander?.Value, incident.Phase));
            Assert.Equal(TimeSpan.FromMinutes(3), IncidentTimes.Of(incident).ToAcknowledge);
        });

    [Fact]
    public void The_rotations_commander_takes_over_by_answering_their_page() =>
        World.Tell(world =>
        {
            Incident incident = world.Sev1();
            world.Acknowledge(world.PageOf("Down").Id, "ana");

            world.Acknowledge(world.RolePage(Role.IncidentCommander).Id, "dora");

            incident = world.Incident(incident.Id);
            Assert.Equal(("dora", "ana"), (incident.Commander?.Value, incident.Holder(Role.OperationsLead)?.Value));
            Assert.Null(incident.PendingOffer);
            Assert.Equal(3, world.RolePages().Count());
        });

    [Fact]
    public void Who_answers_a_page_for_a_role_has_it() =>
        World.Tell(world =>
        {
            IncidentId incident = world.Sev1().Id;

            world.Acknowledge(world.RolePage(Role.Scribe).Id, "emil");

            Assert.Equal("emil", world.Incident(incident).Holder(Role.Scribe)?.Value);
            Assert.Null(world.Incident(incident).Commander);
        });

    [Fact]
    public void A_role_that_was_given_to_somebody_else_rings_nobody_any_longer() =>
        World.Tell(world =>
        {
            IncidentId incident = world.Sev1().Id;

            world.Ask(incident, now => new IncidentCommand.AssignRole(Role.Scribe, new("cleo"), World.Admin, now));

            Assert.Equal(PageStatus.Resolved, world.RolePage(Role.Scribe).Status);
            world.FastForward(TimeSpan.FromMinutes(1));
        });

    [Fact]
    public void Another_sev1_group_of_the_service_joins_the_open_incident() =>
        World.Tell(world =>
        {
            IncidentId incident = world.Sev1().Id;

            world.Signal("AlsoDown", severity: "sev1");

            world.Email.Next("ana");
            Assert.Equal(incident, world.Group("AlsoDown").Incident);
            Assert.Equal(2, world.Incident(incident).AlertGroups.Length);
            Assert.Equal(3, world.RolePages().Count());
        });

    [Fact]
    public void A_group_that_becomes_a_sev1_is_declared() =>
        World.Tell(world =>
        {
            world.Signal("Down", severity: "sev2", labels: ("instance", "a"));
            world.Email.Next("ana");
            world.Acknowledge(world.PageOf("Down").Id, "ana");

            world.Signal("Down", severity: "sev1", labels: ("instance", "b"));

            Incident incident = world.Incident(world.Group("Down").Incident!.Value);
            Assert.Equal("ana", incident.Commander?.Value);
            world.TakeRolePages();
        });

    [Fact]
    public void A_declared_group_counts_from_its_first_alert_and_from_when_its_page_was_answered() =>
        World.Tell(world =>
        {
            DateTimeOffset began = world.Now;
            world.Signal("Down", severity: "sev2", labels: ("instance", "a"));
            world.Email.Next("ana");
            world.FastForward(TimeSpan.FromMinutes(2));
            world.Acknowledge(world.PageOf("Down").Id, "ana");
            world.FastForward(TimeSpan.FromMinutes(20));

            world.Signal("Down", severity: "sev1", labels: ("instance", "b"));

            world.TakeRolePages();
            Incident incident = world.Incident(world.Group("Down").Incident!.Value);
            Assert.Equal((began, began), (incident.ImpactStartedAt, incident.DetectedAt));
            Assert.Equal(TimeSpan.FromMinutes(2), IncidentTimes.Of(incident).ToAcknowledge);
            Assert.Equal(world.Now, incident.Roles[Role.IncidentCommander].Since);
        });

    [Fact]
    public void A_person_who_declares_from_a_page_they_answered_keeps_its_times() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");
            world.FastForward(TimeSpan.FromMinutes(2));
            world.Acknowledge(world.PageOf().Id, "ana");
            world.FastForward(TimeSpan.FromMinutes(2));

            Incident incident = world.Declare("ana", Severity.Sev2, world.Group());

            Assert.Equal(TimeSpan.FromMinutes(2), IncidentTimes.Of(incident).ToAcknowledge);
            Assert.Equal(incident.Id, world.Group().Incident);
            Assert.Equal(incident.Id, world.PageOf().Incident);
            Assert.Equal("dora", incident.PendingOffer?.To.Value);
            world.Email.Next("dora");
        });

    [Fact]
    public void An_offer_of_command_pages_the_one_it_is_made_to_and_its_answer_accepts_it() =>
        World.Tell(world =>
        {
            Incident incident = world.Declare("ana", Severity.Sev3);
            world.Ask(incident.Id, now => new IncidentCommand.OfferCommand(new("ben"), Actor.Person("ana"), now));

            world.Email.Next("ben");
            world.Acknowledge(world.RolePage(Role.IncidentCommander).Id, "ben");

            Assert.Equal("ben", world.Incident(incident.Id).Commander?.Value);
        });

    [Fact]
    public void A_declined_offer_stops_ringing() =>
        World.Tell(world =>
        {
            Incident incident = world.Declare("ana", Severity.Sev3);
            world.Ask(incident.Id, now => new IncidentCommand.OfferCommand(new("ben"), Actor.Person("ana"), now));
            world.Email.Next("ben");

            world.Ask(incident.Id, now => new IncidentCommand.DeclineCommand(new("ben"), "On the train.", Actor.Person("ben"), now));
            world.FastForward(TimeSpan.FromHours(1));

            Assert.Equal(PageStatus.Resolved, world.RolePage(Role.IncidentCommander).Status);
        });

    [Fact]
    public void A_severity_that_rises_asks_for_the_roles_that_it_requires() =>
        World.Tell(world =>
        {
            Incident incident = world.Declare("ana", Severity.Sev3);
            Assert.Empty(world.RolePages());

            world.Ask(incident.Id, now => new IncidentCommand.ChangeSeverity(Severity.Sev1, "Everybody is hit.", Actor.Person("ana"), now));

            world.TakeRolePages();
            Assert.Equal("dora", world.Incident(incident.Id).PendingOffer?.To.Value);
        });

    [Fact]
    public void What_a_person_declares_without_alerts_pages_the_on_call_of_its_service_and_asks_for_the_roles() =>
        World.Tell(world =>
        {
            Incident incident = world.Declare("cleo", Severity.Sev1);

            Assert.Equal(["ana", "dora", "emil", "fay"], Enumerable.Range(0, 4).Select(_ => world.Email.Next().Person.Value).Order());
            Engine.Projections.PageRow page = world.Pages().Single(one => one.Purpose == PagePurpose.Respond);
            Assert.Equal(incident.Id, page.Incident);
            world.Acknowledge(page.Id, "ana");
            Assert.NotNull(world.Incident(incident.Id).Participant(new("ana")));
        });

    [Fact]
    public void A_drill_wakes_nobody() =>
        World.Tell(world =>
        {
            world.Declare("ana", Severity.Sev1, type: IncidentType.Drill);
            world.FastForward(TimeSpan.FromHours(1));
            Assert.Empty(world.Pages());
        });

    [Fact]
    public void Recovery_is_noted_and_leaves_the_incident_open() =>
        World.Tell(world =>
        {
            IncidentId incident = world.Sev1().Id;
            world.Resolved("Down", severity: "sev1");

            Assert.Equal(Phase.Detected, world.Incident(incident).Phase);
            Assert.Single(world.Incident(incident).Notes);
            Assert.Equal(PageStatus.Resolved, world.PageOf("Down").Status);
        });
}
