// Whether command moves only by an offer that the other side accepts.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentCommand;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Incidents;

public sealed class IncidentHandOverTests
{
    private static OfferCommand Offer(PersonId to, Actor by, double minutes = 5) => new(to, by, At(minutes));

    private static AcceptCommand Accept(PersonId person, double minutes = 6) => new(person, By(person), At(minutes));

    [Fact]
    public void An_offer_moves_nothing_until_it_is_accepted()
    {
        var incident = WithBen();
        incident.Then<IncidentEvent.CommandOffered>(Offer(Cleo, By(Ana)));
        Assert.Equal(Ana, incident.State.Commander);
        Assert.Equal(new CommandOffer(Ana, Cleo, By(Ana), At(5)), incident.State.PendingOffer);
    }

    [Fact]
    public void Only_the_commander_offers_command()
    {
        Rejection refusal = WithBen().ThenRejected(Offer(Cleo, By(Ben)));
        Assert.Equal("incident.not_commander", refusal.Code);
        Assert.Equal(RejectionKind.Forbidden, refusal.Kind);
    }

    [Fact]
    public void Muster_offers_command_for_the_rotation_and_a_key_for_a_script()
    {
        WithBen().Then<IncidentEvent.CommandOffered>(Offer(Cleo, Actor.System("rotation")));
        WithBen().Then<IncidentEvent.CommandOffered>(Offer(Cleo, Actor.Key("ci")));
    }

    [Fact]
    public void There_is_nothing_to_offer_before_somebody_commands() =>
        Assert.Equal("incident.no_commander", Detected().ThenRejected(Offer(Cleo, By(Ana))).Code);

    [Fact]
    public void The_commander_cannot_offer_command_to_themselves() =>
        Assert.Equal("incident.offer_to_commander", WithBen().ThenRejected(Offer(Ana, By(Ana))).Code);

    [Fact]
    public void The_same_offer_twice_is_one_offer()
    {
        var incident = WithBen();
        incident.When(Offer(Cleo, By(Ana)));
        Assert.Equal("already_offered", incident.ThenNothing(Offer(Cleo, By(Ana), 6)));
    }

    [Fact]
    public void A_new_offer_withdraws_the_old_one_on_the_record()
    {
        var incident = WithBen();
        incident.When(Offer(Cleo, By(Ana)));
        Assert.Collection(
            incident.When(Offer(Ben, By(Ana))),
            one => Assert.Equal(Cleo, Assert.IsType<IncidentEvent.CommandDeclined>(one).To),
            one => Assert.Equal(Ben, Assert.IsType<IncidentEvent.CommandOffered>(one).To)
        );
        Assert.Equal("incident.not_offered_to_you", incident.ThenRejected(Accept(Cleo)).Code);
    }

    [Fact]
    public void Only_the_person_offered_accepts()
    {
        var incident = WithBen();
        Assert.Equal("incident.no_offer", incident.ThenRejected(Accept(Cleo)).Code);
        incident.When(Offer(Cleo, By(Ana)));
        Assert.Equal("incident.not_offered_to_you", incident.ThenRejected(Accept(Ben)).Code);
        Assert.Equal("incident.not_offered_to_you", incident.ThenRejected(new AcceptCommand(Cleo, By(Ana), At(6))).Code);
    }

    [Fact]
    public void Acceptance_moves_command_and_leaves_operations_where_it_is()
    {
        var incident = WithBen();
        incident.When(Offer(Cleo, By(Ana)));
        Assert.Collection(
            incident.When(Accept(Cleo)),
            one => Assert.IsType<IncidentEvent.CommandAccepted>(one),
            one => Assert.Equal(new IncidentEvent.RoleAssigned(Role.IncidentCommander, Cleo, Alone: false, By(Cleo), At(6)), one)
        );
        Assert.Equal(Ben, incident.State.Holder(Role.OperationsLead));
        Assert.Null(incident.State.PendingOffer);
        Assert.Equal("incident.no_offer", incident.ThenRejected(Accept(Cleo)).Code);
    }

    [Fact]
    public void In_a_sev1_the_operations_lead_who_takes_command_changes_seats_with_the_commander()
    {
        var incident = WithBen();
        incident.When(Offer(Ben, By(Ana)));
        incident.When(Accept(Ben));
        Assert.Equal((Ben, Ana), (incident.State.Commander, incident.State.Holder(Role.OperationsLead)));
    }

    [Fact]
    public void In_a_sev2_the_operations_lead_who_takes_command_may_keep_both()
    {
        var incident = WithBen(Severity.Sev2);
        incident.When(Offer(Ben, By(Ana)));
        incident.When(Accept(Ben));
        Assert.Equal((Ben, Ben), (incident.State.Commander, incident.State.Holder(Role.OperationsLead)));
    }

    [Fact]
    public void A_lone_commander_who_hands_over_keeps_operations()
    {
        var incident = Responding();
        incident.When(Offer(Ben, By(Ana)));
        incident.When(Accept(Ben));
        Assert.Equal((Ben, Ana), (incident.State.Commander, incident.State.Holder(Role.OperationsLead)));
        Assert.All(incident.State.Roles.Values, holding => Assert.False(holding.Alone));
    }

    [Fact]
    public void A_commander_who_hands_over_takes_an_open_operations_seat()
    {
        var incident = WithBen();
        incident.When(new ReleaseRole(Role.OperationsLead, "", By(Ben), At(4)));
        incident.When(Offer(Cleo, By(Ana)));
        incident.When(Accept(Cleo));
        Assert.Equal(Ana, incident.State.Holder(Role.OperationsLead));
    }

    [Fact]
    public void The_person_asked_may_decline_and_the_commander_may_withdraw()
    {
        var incident = WithBen();
        incident.When(Offer(Cleo, By(Ana)));
        incident.Then<IncidentEvent.CommandDeclined>(new DeclineCommand(Cleo, "I drive.", By(Cleo), At(6)));
        Assert.Equal(Ana, incident.State.Commander);
        incident.When(Offer(Cleo, By(Ana)));
        incident.Then<IncidentEvent.CommandDeclined>(new DeclineCommand(Ana, "I stay.", By(Ana), At(7)));
        Assert.Equal("incident.no_offer", incident.ThenRejected(new DeclineCommand(Ana, "I stay.", By(Ana), At(7))).Code);
    }

    [Fact]
    public void Nobody_else_answers_an_offer()
    {
        var incident = WithBen();
        incident.When(Offer(Cleo, By(Ana)));
        Assert.Equal("incident.not_offered_to_you", incident.ThenRejected(new DeclineCommand(Ben, "No.", By(Ben), At(6))).Code);
        Assert.Equal("incident.not_offered_to_you", incident.ThenRejected(new DeclineCommand(Cleo, "No.", By(Ben), At(6))).Code);
    }

    [Fact]
    public void A_resolution_ends_the_offer()
    {
        var incident = Mitigated();
        incident.When(Offer(Cleo, By(Ana)));
        incident.When(ResolveAt(60));
        Assert.Null(incident.State.PendingOffer);
        Assert.Equal("incident.resolved", incident.ThenRejected(Accept(Cleo)).Code);
    }

    private static AskForCommand Ask(PersonId person, double minutes = 5) => new(person, By(person), At(minutes));

    private static ChaseAsk Chase(double due, double minutes) => new(At(due), Actor.System("pager"), At(minutes));

    [Fact]
    public void A_request_moves_nothing_until_the_commander_agrees()
    {
        var incident = WithBen();
        incident.Then<IncidentEvent.CommandAsked>(Ask(Cleo));
        Assert.Equal((Ana, new CommandAsk(Ana, Cleo, At(10), By(Cleo), At(5))), (incident.State.Commander, incident.State.PendingAsk));
        Assert.Equal("already_asked", incident.ThenNothing(Ask(Cleo, 6)));
        Assert.Equal("incident.ask_pending", incident.ThenRejected(Ask(Ben, 6)).Code);

        incident.When(Offer(Cleo, By(Ana), 7));

        Assert.Equal((Cleo, null), (incident.State.Commander, incident.State.PendingAsk));
        Assert.Equal("ask_answered", incident.ThenNothing(Chase(10, 10)));
    }

    [Fact]
    public void A_request_that_is_not_answered_in_time_passes_command()
    {
        var incident = WithBen();
        incident.When(Ask(Ben));
        Assert.Equal("ask_not_due", incident.ThenNothing(Chase(10, 9)));

        Assert.Collection(
            incident.When(Chase(10, 10)),
            one => Assert.Equal((Ana, Ben), (((IncidentEvent.CommandLapsed)one).From, ((IncidentEvent.CommandLapsed)one).To)),
            one => Assert.Equal(Ben, Assert.IsType<IncidentEvent.CommandAccepted>(one).To),
            one =>
                Assert.Equal(
                    (Role.IncidentCommander, Ben),
                    (((IncidentEvent.RoleAssigned)one).Role, ((IncidentEvent.RoleAssigned)one).Person)
                )
        );
        Assert.Equal(Ben, incident.State.Commander);
    }

    [Fact]
    public void A_lone_commander_who_is_gone_leaves_the_keyboard_too()
    {
        var incident = Responding();
        incident.When(Ask(Cleo));
        incident.When(Chase(10, 10));
        Assert.Equal(
            [(Role.IncidentCommander, Cleo), (Role.OperationsLead, Cleo)],
            incident.State.Roles.Select(held => (held.Key, held.Value.Person))
        );
    }

    [Fact]
    public void The_commander_may_refuse_and_who_asked_may_withdraw()
    {
        var incident = WithBen();
        incident.When(Ask(Cleo));
        Assert.Equal("incident.no_offer", incident.ThenRejected(new DeclineCommand(Ben, "", By(Ben), At(6))).Code);
        incident.Then<IncidentEvent.CommandRefused>(new DeclineCommand(Ana, "I am here.", By(Ana), At(6)));
        Assert.Equal("ask_answered", incident.ThenNothing(Chase(10, 10)));
        incident.When(Ask(Cleo, 11));
        incident.Then<IncidentEvent.CommandRefused>(new DeclineCommand(Cleo, "", By(Cleo), At(12)));
        Assert.Equal((Ana, null), (incident.State.Commander, incident.State.PendingAsk));
    }

    [Fact]
    public void Nobody_is_asked_who_does_not_command()
    {
        Assert.Equal("incident.no_commander", Detected().ThenRejected(Ask(Ana)).Code);
        Assert.Equal("incident.asked_by_commander", WithBen().ThenRejected(Ask(Ana)).Code);
        Assert.Equal("incident.not_yours", WithBen().ThenRejected(new AskForCommand(Cleo, By(Ben), At(5))).Code);
    }
}
