// Whether an incident is declared well, by people and by policy, and can be corrected afterwards.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentCommand;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Incidents;

public sealed class IncidentDeclarationTests
{
    [Fact]
    public void A_person_who_declares_and_commands_acknowledges_and_visibly_holds_operations_alone()
    {
        var incident = Responding();
        Assert.Collection(
            incident.History,
            one => Assert.Equal("API answers with errors", Assert.IsType<IncidentEvent.Declared>(one).Title),
            one => Assert.Null(Assert.IsType<IncidentEvent.Acknowledged>(one).Page),
            one => Assert.Equal(new IncidentEvent.RoleAssigned(Role.IncidentCommander, Ana, Alone: true, By(Ana), At(0)), one),
            one => Assert.Equal(new IncidentEvent.RoleAssigned(Role.OperationsLead, Ana, Alone: true, By(Ana), At(0)), one)
        );
        Assert.Equal(Phase.Responding, incident.State.Phase);
        Assert.Equal(At(-4), incident.State.DetectedAt);
        Assert.Equal(At(0), incident.State.AcknowledgedAt);
    }

    [Fact]
    public void Policy_declares_and_the_incident_waits_for_somebody()
    {
        var incident = Detected();
        Assert.IsType<IncidentEvent.Declared>(Assert.Single(incident.History));
        Assert.Equal(Phase.Detected, incident.State.Phase);
        Assert.Null(incident.State.Commander);
        Assert.Empty(incident.State.Participants);
    }

    [Fact]
    public void Without_a_signal_it_is_detected_when_it_is_declared()
    {
        var incident = Detected();
        Assert.Equal(At(-4), incident.State.DetectedAt);
        incident = new();
        incident.When(DeclareBy(By(Ana), Ana) with { DetectedAt = null });
        Assert.Equal(At(0), incident.State.DetectedAt);
    }

    [Fact]
    public void It_is_not_declared_twice() =>
        Assert.Equal("incident.already_declared", Responding().ThenRejected(DeclareBy(By(Ben), Ben)).Code);

    [Fact]
    public void Nothing_can_be_asked_of_an_incident_that_does_not_exist()
    {
        Rejection refusal = new Kernel.Decided<Incident, IncidentCommand, IncidentEvent>().ThenRejected(AcknowledgeBy(Ana));
        Assert.Equal("incident.not_found", refusal.Code);
        Assert.Equal(RejectionKind.NotFound, refusal.Kind);
    }

    [Fact]
    public void Every_mistake_of_a_person_is_answered_at_once()
    {
        Rejection refusal = new Kernel.Decided<Incident, IncidentCommand, IncidentEvent>().ThenRejected(
            DeclareBy(By(Ana), Ana) with
            {
                Title = new string('x', 201),
                ImpactStartedAt = At(3),
                DetectedAt = At(0).AddYears(-2),
            }
        );
        Assert.Equal("incident.invalid", refusal.Code);
        Assert.Equal(RejectionKind.Invalid, refusal.Kind);
        Assert.Equal(["title", "impactStartedAt", "detectedAt"], refusal.Errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void A_person_must_give_a_title(string title) =>
        Assert.Equal(
            "title",
            Assert
                .Single(
                    new Kernel.Decided<Incident, IncidentCommand, IncidentEvent>()
                        .ThenRejected(DeclareBy(By(Ana), Ana) with { Title = title })
                        .Errors
                )
                .Field
        );

    [Fact]
    public void An_odd_alert_does_not_keep_policy_from_declaring()
    {
        Kernel.Decided<Incident, IncidentCommand, IncidentEvent> incident = new();
        incident.When(
            DeclareBy(Reactions, commander: null) with
            {
                Title = "disk\nfull " + new string('x', 300),
                ImpactStartedAt = DateTimeOffset.MinValue,
                DetectedAt = At(60),
            }
        );
        Assert.StartsWith("disk full xxx", incident.State.Title, StringComparison.Ordinal);
        Assert.EndsWith("…", incident.State.Title, StringComparison.Ordinal);
        Assert.Equal(200, incident.State.Title.Length);
        Assert.Null(incident.State.ImpactStartedAt);
        Assert.Equal(At(0), incident.State.DetectedAt);
    }

    [Fact]
    public void A_title_is_never_cut_within_a_character()
    {
        string title = IncidentTitle.Fit(new string('x', 198) + "😀😀");
        Assert.Equal(new string('x', 198) + "…", title);
    }

    [Fact]
    public void A_clock_that_runs_a_little_fast_is_forgiven_and_the_record_stays_in_order()
    {
        Kernel.Decided<Incident, IncidentCommand, IncidentEvent> incident = new();
        incident.When(DeclareBy(By(Ana), Ana) with { ImpactStartedAt = At(1.5) });
        Assert.Equal(At(0), incident.State.ImpactStartedAt);
    }

    [Fact]
    public void The_title_can_be_changed_to_another_one()
    {
        var incident = Responding();
        Assert.Equal("unchanged", incident.ThenNothing(new Retitle(" API answers  with errors ", By(Ben), At(3))));
        Assert.Equal("title", Assert.Single(incident.ThenRejected(new Retitle(" ", By(Ben), At(3))).Errors).Field);
        Assert.Equal(
            "Streams do not start",
            incident.Then<IncidentEvent.Retitled>(new Retitle("Streams do not start", By(Ben), At(3))).Title
        );
    }

    [Fact]
    public void The_impact_starts_in_the_past_and_before_it_stopped()
    {
        var incident = Mitigated();
        incident.Then<IncidentEvent.ImpactStartSet>(new SetImpactStart(At(-30), By(Ben), At(21)));
        Assert.Equal("unchanged", incident.ThenNothing(new SetImpactStart(At(-30), By(Ben), At(22))));
        Assert.Equal("incident.invalid", incident.ThenRejected(new SetImpactStart(At(16), By(Ben), At(22))).Code);
        Assert.Equal("incident.invalid", incident.ThenRejected(new SetImpactStart(At(40), By(Ben), At(22))).Code);
    }

    [Fact]
    public void An_alert_group_is_linked_once_and_not_to_a_resolved_incident()
    {
        LinkAlertGroup link = new(new AlertGroupId("g1"), "HighErrorRate", Reactions, At(3));
        var incident = Responding();
        incident.Then<IncidentEvent.AlertGroupLinked>(link);
        Assert.Equal("already_linked", incident.ThenNothing(link));
        Assert.Equal("incident.resolved", Resolved().ThenRejected(link).Code);
    }
}
