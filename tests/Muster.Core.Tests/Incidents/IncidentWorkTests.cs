// Whether tasks, mitigations, notes and statements keep their rules.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentCommand;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Incidents;

public sealed class IncidentWorkTests
{
    private static AssignTask Task(double due, string text = "Check the pool") => new("t1", text, Ben, At(due), By(Ana), At(5));

    private static ChooseMitigation RollBack(PersonId? to) => new("m1", MitigationKind.RollBack, "To 2026.03.03", to, By(Ana), At(5));

    private static Note Line(string text, double? happened = null) =>
        new("n1", NoteKind.Note, text, happened is { } at ? At(at) : null, By(Ben), At(5));

    [Fact]
    public void A_task_has_a_text_an_owner_and_a_time_box_within_a_day()
    {
        var incident = WithBen();
        Assert.Equal(["text", "dueAt"], incident.ThenRejected(Task(due: 5, text: "")).Errors.Select(error => error.Field));
        Assert.Equal(["dueAt"], incident.ThenRejected(Task(due: 5 + (24 * 60) + 1)).Errors.Select(error => error.Field));
        Assert.Equal(["to"], incident.ThenRejected(Task(20) with { To = default }).Errors.Select(error => error.Field));
        incident.Then<IncidentEvent.TaskAssigned>(Task(20));
        Assert.Equal("already_written", incident.ThenNothing(Task(20)));
    }

    [Fact]
    public void A_task_is_closed_once()
    {
        var incident = WithBen();
        incident.When(Task(20));
        incident.Then<IncidentEvent.TaskDone>(new FinishTask("t1", "100 of 100 used", By(Ben), At(9)));
        Assert.Equal("task_not_open", incident.ThenNothing(new FinishTask("t1", null, By(Ben), At(10))));
        Assert.Equal("incident.task_closed", incident.ThenRejected(new CancelTask("t1", "No need", By(Ana), At(10))).Code);
        Assert.Equal("incident.no_such_task", incident.ThenRejected(new FinishTask("t9", null, By(Ben), At(10))).Code);
        Assert.Equal("100 of 100 used", incident.State.Task("t1")?.Outcome);
    }

    [Fact]
    public void A_task_is_cancelled_with_a_reason()
    {
        var incident = WithBen();
        incident.When(Task(20));
        Assert.Equal("incident.invalid", incident.ThenRejected(new CancelTask("t1", " ", By(Ana), At(10))).Code);
        incident.Then<IncidentEvent.TaskCancelled>(new CancelTask("t1", "Rolled back", By(Ana), At(10)));
        Assert.Equal(IncidentTaskStatus.Cancelled, incident.State.Task("t1")?.Status);
    }

    [Fact]
    public void A_task_is_chased_once_when_its_time_box_ran_out()
    {
        var incident = WithBen();
        incident.When(Task(20));
        Assert.Equal("task_not_due", incident.ThenNothing(new ChaseTask("t1", Reactions, At(19))));
        incident.Then<IncidentEvent.TaskOverdue>(new ChaseTask("t1", Reactions, At(20).AddTicks(-5)));
        Assert.Equal(At(20), incident.State.Task("t1")?.OverdueSince);
        Assert.Equal("already_overdue", incident.ThenNothing(new ChaseTask("t1", Reactions, At(21))));
        incident.When(new FinishTask("t1", null, By(Ben), At(22)));
        Assert.Equal("task_not_open", incident.ThenNothing(new ChaseTask("t1", Reactions, At(23))));
        Assert.Equal("incident.no_such_task", incident.ThenRejected(new ChaseTask("t9", Reactions, At(23))).Code);
    }

    [Fact]
    public void Nobody_is_chased_after_the_resolution()
    {
        var incident = Mitigated();
        incident.When(Task(90));
        incident.When(ResolveAt(60));
        Assert.Equal("already_resolved", incident.ThenNothing(new ChaseTask("t1", Reactions, At(91))));
    }

    [Fact]
    public void A_mitigation_is_delegated_and_not_to_the_commander_of_a_sev1()
    {
        Assert.Equal("incident.commander_hands_off", WithBen().ThenRejected(RollBack(Ana)).Code);
        WithBen().Then<IncidentEvent.MitigationChosen>(RollBack(Ben));
        WithBen(Severity.Sev2).Then<IncidentEvent.MitigationChosen>(RollBack(Ana));
        Responding().Then<IncidentEvent.MitigationChosen>(RollBack(Ana));
    }

    [Fact]
    public void A_mitigation_needs_somebody_in_command_and_a_text()
    {
        Assert.Equal("incident.not_acknowledged", Detected().ThenRejected(RollBack(Ben)).Code);
        Assert.Equal("incident.invalid", WithBen().ThenRejected(RollBack(Ben) with { Text = "" }).Code);
    }

    [Fact]
    public void A_mitigation_is_reported_and_a_later_report_replaces_the_first()
    {
        var incident = WithBen();
        ReportMitigation partly = new("m1", MitigationOutcome.Partly, "Half the errors left", By(Ben), At(9));
        Assert.Equal("incident.no_such_mitigation", incident.ThenRejected(partly).Code);
        incident.When(RollBack(Ben));
        Assert.Equal("already_written", incident.ThenNothing(RollBack(Ben)));
        incident.Then<IncidentEvent.MitigationReported>(partly);
        Assert.Equal("unchanged", incident.ThenNothing(partly));
        incident.Then<IncidentEvent.MitigationReported>(partly with { Outcome = MitigationOutcome.Worked });
        Assert.Equal(MitigationOutcome.Worked, incident.State.Mitigation("m1")?.Outcome);
    }

    [Fact]
    public void A_note_has_a_text_that_fits_and_a_plausible_instant()
    {
        var incident = WithBen();
        Assert.Equal("text", Assert.Single(incident.ThenRejected(Line(" ")).Errors).Field);
        Assert.Equal("text", Assert.Single(incident.ThenRejected(Line(new string('x', 4_001))).Errors).Field);
        Assert.Equal("happenedAt", Assert.Single(incident.ThenRejected(Line("Saw it", happened: 9)).Errors).Field);
        Assert.Equal(At(-5), incident.Then<IncidentEvent.Noted>(Line(new string('x', 4_000), happened: -5)).HappenedAt);
        Assert.Equal("already_written", incident.ThenNothing(Line("Again")));
    }

    [Fact]
    public void A_persons_line_is_folded_with_a_reason_and_brought_back()
    {
        var incident = WithBen();
        incident.When(Line("Wrong graph"));
        Assert.Equal("not_removed", incident.ThenNothing(new RestoreEntry("n1", By(Ana), At(6))));
        Assert.Equal("incident.invalid", incident.ThenRejected(new RemoveEntry("n1", "", By(Ana), At(6))).Code);
        incident.Then<IncidentEvent.EntryRemoved>(new RemoveEntry("n1", "Misleading", By(Ana), At(6)));
        Assert.Equal(new EntryRemoval("Misleading", By(Ana), At(6)), incident.State.RemovedEntries["n1"]);
        Assert.Equal("already_removed", incident.ThenNothing(new RemoveEntry("n1", "Misleading", By(Ana), At(7))));
        incident.Then<IncidentEvent.EntryRestored>(new RestoreEntry("n1", By(Ana), At(8)));
        Assert.Empty(incident.State.RemovedEntries);
    }

    [Fact]
    public void Only_lines_that_people_wrote_are_removed()
    {
        Assert.Equal("incident.no_such_entry", WithBen().ThenRejected(new RemoveEntry("n1", "Why not", By(Ana), At(6))).Code);
        Assert.Equal("incident.no_such_entry", WithBen().ThenRejected(new RestoreEntry("n1", By(Ana), At(6))).Code);
    }

    [Fact]
    public void Notes_have_a_limit()
    {
        Incident full = Enumerable
            .Range(0, IncidentLimits.NotesMax)
            .Aggregate(
                WithBen().State,
                (incident, i) => Incident.Evolve(incident, new IncidentEvent.Noted($"e{i}", NoteKind.Chat, "x", null, By(Ben), At(5)))
            );
        Decision<IncidentEvent>.Rejected refusal = Assert.IsType<Decision<IncidentEvent>.Rejected>(Incident.Decide(full, Line("One more")));
        Assert.Equal("incident.too_many", refusal.Why.Code);
    }

    [Fact]
    public void A_statement_says_three_things_and_promises_the_next_within_a_day()
    {
        var incident = WithBen();
        Assert.Equal(
            ["status", "impact", "currentAction", "nextUpdateAt"],
            incident
                .ThenRejected(new PublishStatement(new("s1", "", new string('x', 501), " ", At(4)), By(Ana), At(5)))
                .Errors.Select(error => error.Field)
        );
        Assert.Equal("nextUpdateAt", Assert.Single(incident.ThenRejected(Publish("s1", 5, 5 + (24 * 60) + 1)).Errors).Field);
        incident.Then<IncidentEvent.StatementPublished>(Publish("s1", 5, 20));
        Assert.Equal(At(20), incident.State.NextUpdateDueAt);
        Assert.Equal("already_written", incident.ThenNothing(Publish("s1", 5, 20)));
    }

    [Fact]
    public void Only_a_mitigated_or_resolved_incident_has_a_last_statement()
    {
        Assert.Equal("nextUpdateAt", Assert.Single(WithBen().ThenRejected(Publish("s1", 5, next: null)).Errors).Field);
        Assert.Equal("nextUpdateAt", Assert.Single(Detected().ThenRejected(Publish("s1", 5, next: null)).Errors).Field);
        foreach (var incident in new[] { Mitigated(), Resolved() })
        {
            incident.When(Publish("s1", 61, 75));
            incident.Then<IncidentEvent.StatementPublished>(Publish("s2", 62, next: null));
            Assert.Null(incident.State.NextUpdateDueAt);
        }
    }

    [Fact]
    public void A_missed_promise_is_recorded_once_and_ends_with_the_next_statement()
    {
        var incident = WithBen();
        ChaseUpdate chase = new(At(20), Reactions, At(20));
        incident.When(Publish("s1", 5, 20));
        Assert.Equal("update_not_due", incident.ThenNothing(chase with { At = At(19) }));
        incident.Then<IncidentEvent.UpdateMissed>(chase with { DueAt = At(20).AddTicks(-7) });
        Assert.True(incident.State.NextUpdateMissed);
        Assert.Equal("already_missed", incident.ThenNothing(chase with { At = At(21) }));
        incident.When(Publish("s2", 22, 40));
        Assert.False(incident.State.NextUpdateMissed);
        Assert.Equal("superseded", incident.ThenNothing(chase with { At = At(23) }));
    }

    [Fact]
    public void A_first_statement_that_did_not_come_is_recorded_once()
    {
        var incident = WithBen();
        ChaseUpdate chase = new(At(5), Reactions, At(5));
        Assert.Equal("update_not_due", incident.ThenNothing(chase with { At = At(4) }));
        incident.Then<IncidentEvent.UpdateMissed>(chase);
        Assert.Equal("already_missed", incident.ThenNothing(chase with { At = At(6) }));
        Assert.Equal("superseded", Resolved().ThenNothing(chase));
    }
}
