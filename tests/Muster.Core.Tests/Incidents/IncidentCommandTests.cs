// Whether there is one commander (rule 1), with hands off the keyboard (rule 2).
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentCommand;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Incidents;

public sealed class IncidentCommandTests
{
    [Fact]
    public void The_first_to_acknowledge_takes_command_and_is_alone()
    {
        var incident = Detected();
        incident.When(AcknowledgeBy(Ben, minutes: 1, paged: -1));
        Assert.Equal(Ben, incident.State.Commander);
        Assert.Equal(new RoleHolding(Ben, At(1), Alone: true), incident.State.Roles[Role.OperationsLead]);
        Assert.Equal(Phase.Responding, incident.State.Phase);
        Assert.Equal(At(-1), incident.State.PagedAt);
    }

    [Fact]
    public void The_second_takes_operations_off_the_hands_of_a_lone_commander()
    {
        var incident = WithBen();
        Assert.Equal(Ana, incident.State.Commander);
        Assert.Equal(new RoleHolding(Ben, At(1), Alone: false), incident.State.Roles[Role.OperationsLead]);
        Assert.False(incident.State.Roles[Role.IncidentCommander].Alone);
    }

    [Fact]
    public void The_third_joins_without_a_role()
    {
        var incident = WithBen();
        incident.Then<IncidentEvent.Acknowledged>(AcknowledgeBy(Cleo, 3));
        Assert.Equal(2, incident.State.Roles.Count);
        Assert.Equal([Ana, Ben, Cleo], incident.State.Participants.Select(participant => participant.Person));
    }

    [Fact]
    public void An_open_operations_seat_is_taken_by_who_acknowledges_next()
    {
        var incident = WithBen();
        incident.When(new ReleaseRole(Role.OperationsLead, "Lunch", By(Ben), At(2)));
        incident.When(AcknowledgeBy(Cleo, 3));
        Assert.Equal(Cleo, incident.State.Holder(Role.OperationsLead));
    }

    [Fact]
    public void A_second_acknowledgement_of_the_same_person_says_nothing_new() =>
        Assert.Equal("already_acknowledged", WithBen().ThenNothing(AcknowledgeBy(Ben, 5)));

    [Fact]
    public void Who_declared_and_then_answers_their_page_says_how_long_it_rang()
    {
        var incident = Responding();
        incident.Then<IncidentEvent.Acknowledged>(AcknowledgeBy(Ana, minutes: 1, paged: -3));
        Assert.Equal(At(-3), incident.State.PagedAt);
        Assert.Equal(At(0), incident.State.AcknowledgedAt);
    }

    [Fact]
    public void A_page_that_left_after_the_first_acknowledgement_does_not_count_into_its_time()
    {
        var incident = Responding();
        incident.When(AcknowledgeBy(Ben, minutes: 8, paged: 5));
        Assert.Null(incident.State.PagedAt);
    }

    [Fact]
    public void Nobody_acknowledges_for_somebody_else()
    {
        Rejection refusal = Detected().ThenRejected(new Acknowledge(Ben, null, null, By(Ana), At(1)));
        Assert.Equal("incident.not_yours", refusal.Code);
        Assert.Equal(RejectionKind.Forbidden, refusal.Kind);
    }

    [Fact]
    public void Muster_acknowledges_for_the_person_who_answered_the_page()
    {
        var incident = Detected();
        incident.When(new Acknowledge(Ben, new PageId("p"), At(-1), Reactions, At(1)));
        Assert.Equal(Ben, incident.State.Commander);
    }

    [Fact]
    public void A_resolved_incident_has_nothing_to_acknowledge() =>
        Assert.Equal("already_resolved", Resolved().ThenNothing(AcknowledgeBy(Cleo, 90)));

    [Fact]
    public void A_named_first_commander_takes_command_and_who_named_them_took_notice()
    {
        var incident = Detected();
        incident.When(Assign(Role.IncidentCommander, Ben));
        Assert.Equal(Ben, incident.State.Commander);
        Assert.Equal(Phase.Responding, incident.State.Phase);
        Assert.Equal(At(2), incident.State.Participant(Ana)?.AcknowledgedAt);
        Assert.Null(incident.State.Participant(Ben)?.AcknowledgedAt);
    }

    [Fact]
    public void A_held_command_cannot_be_assigned_away()
    {
        var incident = WithBen();
        Rejection refusal = incident.ThenRejected(Assign(Role.IncidentCommander, Cleo));
        Assert.Equal("incident.command_held", refusal.Code);
        Assert.Contains("ask the commander", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("already_assigned", incident.ThenNothing(Assign(Role.IncidentCommander, Ana)));
    }

    [Fact]
    public void Command_is_released_only_before_or_after_the_response()
    {
        ReleaseRole release = new(Role.IncidentCommander, "Off shift", By(Ana), At(70));
        Assert.Equal("incident.command_needed", WithBen().ThenRejected(release).Code);
        Assert.Equal("incident.command_needed", Mitigated().ThenRejected(release).Code);
        Assert.Equal(Ana, Resolved().Then<IncidentEvent.RoleReleased>(release).Person);
    }

    [Fact]
    public void An_open_role_cannot_be_released() =>
        Assert.Equal("not_held", WithBen().ThenNothing(new ReleaseRole(Role.Scribe, "", By(Ana), At(3))));

    [Fact]
    public void In_a_sev1_the_commander_cannot_take_operations_while_somebody_has_a_role()
    {
        Assert.Equal("incident.commander_hands_off", WithBen().ThenRejected(Assign(Role.OperationsLead, Ana)).Code);
        WithBen(Severity.Sev2).Then<IncidentEvent.RoleAssigned>(Assign(Role.OperationsLead, Ana));
    }

    [Fact]
    public void A_lone_commander_may_take_operations_in_a_sev1_and_it_shows()
    {
        var incident = Responding();
        incident.When(new ReleaseRole(Role.OperationsLead, "", By(Ana), At(1)));
        Assert.False(incident.State.Roles[Role.IncidentCommander].Alone);
        Assert.True(incident.Then<IncidentEvent.RoleAssigned>(Assign(Role.OperationsLead, Ana)).Alone);
    }

    [Fact]
    public void In_a_sev1_a_lone_commander_leaves_operations_when_anybody_takes_a_role()
    {
        var incident = Responding();
        Assert.Collection(
            incident.When(Assign(Role.Scribe, Ben)),
            one => Assert.Equal(Ben, Assert.IsType<IncidentEvent.RoleAssigned>(one).Person),
            one =>
                Assert.Equal(
                    (Role.OperationsLead, Ana),
                    (Assert.IsType<IncidentEvent.RoleReleased>(one).Role, ((IncidentEvent.RoleReleased)one).Person)
                )
        );
        Assert.Null(incident.State.Holder(Role.OperationsLead));
    }

    [Fact]
    public void In_a_sev2_the_commander_keeps_operations_but_is_no_longer_alone()
    {
        var incident = Responding(Severity.Sev2);
        incident.Then<IncidentEvent.RoleAssigned>(Assign(Role.Scribe, Ben));
        Assert.Equal(new RoleHolding(Ana, At(0), Alone: false), incident.State.Roles[Role.OperationsLead]);
    }

    [Fact]
    public void Raising_to_sev1_takes_the_commanders_hands_off_at_once()
    {
        var incident = Responding(Severity.Sev2);
        incident.When(Assign(Role.Scribe, Ben));
        Assert.Collection(
            incident.When(new ChangeSeverity(Severity.Sev1, "Payments fail too.", By(Ana), At(4))),
            one =>
                Assert.Equal(
                    (Severity.Sev2, Severity.Sev1),
                    (((IncidentEvent.SeverityChanged)one).From, ((IncidentEvent.SeverityChanged)one).To)
                ),
            one => Assert.Equal(Role.OperationsLead, Assert.IsType<IncidentEvent.RoleReleased>(one).Role)
        );
    }

    [Fact]
    public void A_severity_changes_to_another_one_with_a_reason()
    {
        Assert.Equal("unchanged", WithBen().ThenNothing(new ChangeSeverity(Severity.Sev1, "Still.", By(Ana), At(4))));
        Assert.Equal("incident.invalid", WithBen().ThenRejected(new ChangeSeverity(Severity.Sev2, " ", By(Ana), At(4))).Code);
        WithBen().Then<IncidentEvent.SeverityChanged>(new ChangeSeverity(Severity.Sev2, "One zone only.", By(Ana), At(4)));
    }
}
