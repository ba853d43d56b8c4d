// Whether an incident is mitigated before it is resolved, resolved before it is reviewed, and can be reopened.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentCommand;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Incidents;

public sealed class IncidentClosingTests
{
    [Fact]
    public void The_end_of_the_impact_mitigates_and_can_be_corrected()
    {
        var incident = WithBen();
        incident.Then<IncidentEvent.Mitigated>(MitigateAt(15, minutes: 20));
        Assert.Equal("already_mitigated", incident.ThenNothing(MitigateAt(15, minutes: 21)));
        incident.Then<IncidentEvent.Mitigated>(MitigateAt(12, minutes: 22));
        Assert.Equal((Phase.Mitigated, At(12), At(20)), (incident.State.Phase, incident.State.ImpactStoppedAt, incident.State.MitigatedAt));
    }

    [Fact]
    public void Nobody_mitigates_what_nobody_acknowledged() =>
        Assert.Equal("incident.not_acknowledged", Detected().ThenRejected(MitigateAt(1)).Code);

    [Theory]
    [InlineData(25, "in the future")]
    [InlineData(-11, "before it started")]
    public void The_impact_stops_after_it_started_and_not_in_the_future(double stopped, string says) =>
        Assert.Contains(says, Assert.Single(WithBen().ThenRejected(MitigateAt(stopped)).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void A_clock_that_runs_a_little_fast_is_forgiven()
    {
        var incident = WithBen();
        Assert.Equal(At(20), incident.Then<IncidentEvent.Mitigated>(MitigateAt(21.5, minutes: 20)).ImpactStoppedAt);
    }

    [Fact]
    public void Resolved_cannot_be_reached_before_mitigated()
    {
        Rejection refusal = WithBen().ThenRejected(ResolveAt(30));
        Assert.Equal("incident.not_mitigated", refusal.Code);
        Assert.Contains("Record the mitigation", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("incident.not_mitigated", Detected().ThenRejected(ResolveAt(30)).Code);
    }

    [Fact]
    public void A_resolution_says_what_fixed_it()
    {
        Assert.Equal("text", Assert.Single(Mitigated().ThenRejected(new Resolve(" ", By(Ana), At(60))).Errors).Field);
        Assert.Equal("The pool was made larger.", Resolved().State.Resolution);
        Assert.Equal("already_resolved", Resolved().ThenNothing(ResolveAt(61)));
    }

    [Fact]
    public void Open_tasks_do_not_hold_up_the_resolution()
    {
        var incident = Mitigated();
        incident.When(new AssignTask("t1", "Watch the graphs", Ben, At(60), By(Ana), At(21)));
        incident.When(ResolveAt(30));
        Assert.Equal(IncidentTaskStatus.Open, incident.State.Task("t1")?.Status);
        incident.Then<IncidentEvent.TaskDone>(new FinishTask("t1", null, By(Ben), At(40)));
    }

    [Fact]
    public void A_resolved_incident_takes_notes_and_a_last_statement_and_refuses_new_work()
    {
        var incident = Resolved();
        incident.Then<IncidentEvent.Noted>(new Note("n1", NoteKind.Note, "Graphs are flat.", null, By(Ben), At(61)));
        incident.Then<IncidentEvent.StatementPublished>(Publish("s1", 61, next: null));
        IncidentCommand[] refused =
        [
            Assign(Role.Scribe, Cleo, 62),
            new OfferCommand(Ben, By(Ana), At(62)),
            new AssignTask("t1", "More", Ben, At(80), By(Ana), At(62)),
            new ChooseMitigation("m1", MitigationKind.RollBack, "Back", Ben, By(Ana), At(62)),
            MitigateAt(61, 62),
        ];
        Assert.All(refused, command => Assert.Equal("incident.resolved", incident.ThenRejected(command).Code));
    }

    [Fact]
    public void Only_a_resolved_incident_is_reviewed()
    {
        MarkReviewed reviewed = new(By(Ana), At(600));
        Assert.Equal("incident.not_resolved", Mitigated().ThenRejected(reviewed).Code);
        Assert.Equal(Phase.Reviewed, Reviewed().State.Phase);
        Assert.Equal("already_reviewed", Reviewed().ThenNothing(reviewed));
    }

    [Fact]
    public void A_reviewed_incident_is_closed_to_all_but_removals_and_reopening()
    {
        var incident = Resolved();
        incident.When(new Note("n1", NoteKind.Chat, "The password is hunter2.", null, By(Ben), At(61)));
        incident.When(new MarkReviewed(By(Ana), At(600)));
        IncidentCommand[] refused =
        [
            new Note("n2", NoteKind.Note, "Late.", null, By(Ben), At(601)),
            Publish("s1", 601, 630),
            new Retitle("Another", By(Ben), At(601)),
            new ChangeSeverity(Severity.Sev3, "Less.", By(Ben), At(601)),
            ResolveAt(601),
            MitigateAt(601),
        ];
        Assert.All(refused, command => Assert.Equal("incident.closed", incident.ThenRejected(command).Code));
        incident.Then<IncidentEvent.EntryRemoved>(new RemoveEntry("n1", "A secret", By(Ana), At(602)));
    }

    [Fact]
    public void A_reopened_incident_responds_again_under_its_commander_and_must_be_mitigated_again()
    {
        foreach (var incident in new[] { Mitigated(), Resolved(), Reviewed() })
        {
            incident.When(new Reopen("It is back.", By(Ben), At(700)));
            Assert.Equal((Phase.Responding, Ana), (incident.State.Phase, incident.State.Commander));
            Assert.Equal((null, null, null), (incident.State.ImpactStoppedAt, incident.State.ResolvedAt, incident.State.ReviewedAt));
            Assert.Equal("incident.not_mitigated", incident.ThenRejected(ResolveAt(701)).Code);
        }
    }

    [Fact]
    public void Who_reopens_an_incident_that_nobody_commands_takes_command()
    {
        var incident = Resolved();
        incident.When(new ReleaseRole(Role.IncidentCommander, "Off shift", By(Ana), At(61)));
        incident.When(new Reopen("It is back.", By(Cleo), At(62)));
        Assert.Equal((Phase.Responding, Cleo), (incident.State.Phase, incident.State.Commander));
    }

    [Fact]
    public void When_Muster_reopens_it_without_a_commander_it_waits_for_somebody()
    {
        var incident = Resolved();
        incident.When(new ReleaseRole(Role.IncidentCommander, "Off shift", By(Ana), At(61)));
        incident.When(new Reopen("It fires again.", Reactions, At(62)));
        Assert.Equal(Phase.Detected, incident.State.Phase);
        incident.When(AcknowledgeBy(Ben, 63));
        Assert.Equal((Phase.Responding, Ben), (incident.State.Phase, incident.State.Commander));
    }

    [Fact]
    public void An_open_incident_is_not_reopened_and_a_reopening_has_a_reason()
    {
        Assert.Equal("already_open", WithBen().ThenNothing(new Reopen("Again", By(Ana), At(3))));
        Assert.Equal("incident.invalid", Resolved().ThenRejected(new Reopen("", By(Ana), At(61))).Code);
    }
}
