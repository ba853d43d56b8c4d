// Whether each event of an incident reads as a person would write it.
using System.Runtime.CompilerServices;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Incidents;

public sealed class TimelineTextTests
{
    [Fact]
    public void A_declaration_says_what_who_and_since_when() =>
        Reads(
            Responding().History[0],
            "Declared SEV-1: API answers with errors",
            "Declared by Ana Ruiz, detected at 01:56 UTC.\nImpact since 01:50 UTC.",
            TimelineKind.Status
        );

    [Fact]
    public void A_drill_says_that_it_is_one() =>
        Assert.Contains(
            "as a drill",
            Entry((Declared)Responding().History[0] with { Type = IncidentType.Drill }).Body,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_acknowledgement_says_how_long_the_page_rang() =>
        Reads(
            new Acknowledged(Ben, new PageId("p"), At(1).AddSeconds(-108), By(Ben), At(1)),
            "Ben Oduya acknowledged",
            "1 m 48 s after the page.",
            TimelineKind.Acknowledgement
        );

    [Fact]
    public void A_role_names_who_gave_it_only_when_it_was_somebody_else()
    {
        Reads(new RoleAssigned(Role.Scribe, Ben, Alone: false, By(Ben), At(1)), "Ben Oduya is Scribe", "", TimelineKind.Role);
        Reads(
            new RoleAssigned(Role.OperationsLead, Ben, Alone: true, Reactions, At(1)),
            "Ben Oduya is Operations Lead",
            "Holds several roles, until somebody joins.\nAssigned by Muster.",
            TimelineKind.Role
        );
        Reads(
            new RoleReleased(Role.Scribe, Ben, "Lunch", Actor.Key("ci"), At(1)),
            "Ben Oduya is Scribe no longer",
            "Lunch\nReleased by key ci.",
            TimelineKind.Role
        );
    }

    [Fact]
    public void A_hand_over_says_who_commands_meanwhile()
    {
        Reads(
            new CommandOffered(Ana, Ben, By(Ana), At(1)),
            "Command offered to Ben Oduya",
            "Ana Ruiz commands until it is accepted.",
            TimelineKind.Command
        );
        Reads(new CommandAccepted(Ana, Ben, By(Ben), At(1)), "Ben Oduya took command from Ana Ruiz", "", TimelineKind.Command);
        Reads(
            new CommandDeclined(Ana, Ben, "I drive.", By(Ben), At(1)),
            "Ben Oduya did not take command",
            "I drive.\nAna Ruiz still commands.",
            TimelineKind.Command
        );
    }

    [Fact]
    public void A_request_for_command_says_when_it_passes_and_why_it_did()
    {
        Reads(
            new CommandAsked(Ana, Ben, At(6), By(Ben), At(1)),
            "Ben Oduya asked for command",
            "It passes at 02:06 UTC unless Ana Ruiz answers.",
            TimelineKind.Command
        );
        Reads(new CommandRefused(Ana, Ben, "I am here.", By(Ana), At(2)), "Ana Ruiz keeps command", "I am here.", TimelineKind.Command);
        Reads(new CommandRefused(Ana, Ben, "", By(Ben), At(2)), "Ben Oduya asks for command no longer", "", TimelineKind.Command);
        Reads(
            new CommandLapsed(Ana, Ben, Actor.System("pager"), At(6)),
            "Ana Ruiz did not answer",
            "Ben Oduya had asked for command, and it passes to them.",
            TimelineKind.Command
        );
    }

    [Fact]
    public void A_severity_says_its_direction()
    {
        Reads(
            new SeverityChanged(Severity.Sev2, Severity.Sev1, "Payments too", By(Ana), At(1)),
            "Severity raised from SEV-2 to SEV-1",
            "Payments too\nChanged by Ana Ruiz.",
            TimelineKind.Status
        );
        Assert.Contains(
            "lowered",
            Entry(new SeverityChanged(Severity.Sev1, Severity.Sev3, "One zone", By(Ana), At(1))).Title,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_persons_line_is_their_own_words()
    {
        Reads(new Noted("n", NoteKind.Chat, "On it.", null, By(Ben), At(1)), "Ben Oduya", "On it.", TimelineKind.Chat);
        Reads(
            new Noted("n", NoteKind.Note, "Deploy", At(-15), By(Ben), At(1)),
            "Note by Ben Oduya, happened 01:45 UTC, recorded later",
            "Deploy",
            TimelineKind.Note
        );
        Reads(
            new Noted("n", NoteKind.Decision, "Roll back.", null, By(Ana), At(1)),
            "Decision by Ana Ruiz",
            "Roll back.",
            TimelineKind.Decision
        );
    }

    [Fact]
    public void A_task_keeps_its_text_through_its_life()
    {
        var incident = WithBen();
        incident.When(new IncidentCommand.AssignTask("t1", "Check the pool", Ben, At(22 * 60), By(Ana), At(5)));
        Reads(
            incident.History[^1],
            "Task for Ben Oduya, due 5 Mar 2026, 00:00 UTC",
            "Check the pool\nAssigned by Ana Ruiz.",
            TimelineKind.Task,
            incident.State
        );
        Reads(
            new TaskOverdue("t1", Reactions, At(30)),
            "The time box of a task ran out",
            "Check the pool\nIt is with Ben Oduya.",
            TimelineKind.Warning,
            incident.State
        );
        Reads(
            new TaskDone("t1", "100 of 100", By(Ben), At(31)),
            "Ben Oduya finished a task",
            "Check the pool\n100 of 100",
            TimelineKind.Task,
            incident.State
        );
        Reads(new TaskDone("t1", null, By(Ben), At(31)), "Ben Oduya finished a task", "", TimelineKind.Task);
    }

    [Fact]
    public void A_mitigation_says_what_by_whom_and_how_it_went()
    {
        var incident = WithBen();
        incident.When(new IncidentCommand.ChooseMitigation("m1", MitigationKind.RollBack, "To 2026.03.03", Ben, By(Ana), At(5)));
        Reads(
            incident.History[^1],
            "Roll back, by Ben Oduya",
            "To 2026.03.03\nChosen by Ana Ruiz.",
            TimelineKind.Mitigation,
            incident.State
        );
        Reads(
            new MitigationReported("m1", MitigationOutcome.Partly, null, By(Ben), At(9)),
            "Roll back worked in part",
            "Reported by Ben Oduya.",
            TimelineKind.Mitigation,
            incident.State
        );
    }

    [Fact]
    public void A_statement_shows_its_lines() =>
        Reads(
            new StatementPublished(Publish("s1", 5, 20).Statement, By(Ana), At(5)),
            "Ana Ruiz published a holding statement",
            "Status: Investigating\nImpact: Some streams do not start.\nCurrent Action: Rolling back.\nNext Update: 02:20 UTC",
            TimelineKind.Statement
        );

    [Fact]
    public void Every_event_has_words()
    {
        foreach (Type type in typeof(IncidentEvent).GetNestedTypes())
        {
            IncidentEvent happened = (IncidentEvent)RuntimeHelpers.GetUninitializedObject(type);
            if (happened is not (StatementPublished or StatementDrafted or RunTold))
            {
                Assert.NotEmpty(TimelineText.Describe(happened, person => person.Value ?? "?").Title);
            }
        }
    }

    [Fact]
    public void Runs_are_told_in_the_words_of_the_system_and_broken_glass_is_a_warning()
    {
        Reads(
            new RunTold(new RunId(7), "RUN-7 started", "", false, By(Ana), At(1)),
            "RUN-7 started",
            "By Ana Ruiz.",
            TimelineKind.Mitigation
        );
        Reads(
            new RunTold(new RunId(7), "RUN-7 was lost", "Look there.", true, By(Ana), At(1)),
            "RUN-7 was lost",
            "Look there.\nBy Ana Ruiz.",
            TimelineKind.Warning
        );
        Reads(
            new GlassBroken(new RunId(7), "Delete", Ana, "Nobody answers.", By(Ana), At(1)),
            "Ana Ruiz broke the glass for RUN-7: Delete",
            "Nobody answers.\nIt may start without a second person. The on-call is paged, and the review will ask why.",
            TimelineKind.Warning
        );
    }

    private static void Reads(IncidentEvent happened, string title, string body, TimelineKind kind, Incident? incident = null) =>
        Assert.Equal(new TimelineEntry(title, body, kind), Entry(happened, incident));

    private static TimelineEntry Entry(IncidentEvent happened, Incident? incident = null) =>
        TimelineText.Describe(happened, Name, incident ?? Incident.Initial);

    private static string Name(PersonId person) =>
        person == Ana ? "Ana Ruiz"
        : person == Ben ? "Ben Oduya"
        : "Cleo Sand";
}
