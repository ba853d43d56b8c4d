// Whether a review is drafted from the timeline, factual, complete, and without a name.
using System.Globalization;
using System.Text.RegularExpressions;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Tests.Incidents;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Incidents.IncidentCommand;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Reviews;

public sealed partial class ReviewDraftTests
{
    [Fact]
    public void The_summary_says_what_for_how_long_and_how_fast() =>
        Assert.Equal(
            """
            INC-42 was a SEV-1 incident of the API: API answers with errors.
            Users were affected from 4 Mar 2026, 01:50 UTC until 02:15 UTC, for 25 m.
            It was detected 6 m after the impact began, acknowledged 3 m after the page, mitigated 19 m after detection, fixed 45 m after the impact stopped, resolved 1 h 4 m after detection.
            Resolution: The pool was made larger.
            """,
            Plain(Draft(Whole()).Summary)
        );

    [Fact]
    public void The_impact_repeats_each_wording_that_was_published_once() =>
        Assert.Equal(
            """
            Users were affected from 4 Mar 2026, 01:50 UTC until 02:15 UTC, for 25 m.
            - 02:05 UTC: Some streams do not start.
            """,
            Plain(Draft(Whole()).Impact)
        );

    [Fact]
    public void The_detection_says_what_told_of_it_and_when() =>
        Assert.Equal(
            """
            Detected at 4 Mar 2026, 01:56 UTC. Muster declared the incident at 02:00 UTC.
            The impact had lasted 6 m by then.
            The page left at 01:58 UTC and was acknowledged 3 m later.
            - 02:00 UTC: Alerts: HighErrorRate
            """,
            Plain(Draft(Whole()).Detection)
        );

    [Fact]
    public void The_response_is_told_by_roles() =>
        Assert.Equal(
            """
            - 02:01 UTC: A responder acknowledged, 3 m after the page.
            - 02:01 UTC: Command was taken.
            - 02:01 UTC: The Operations Lead was named: the commander, alone until somebody joined.
            - 02:03 UTC: A responder acknowledged.
            - 02:03 UTC: The Operations Lead was named.
            - 02:07 UTC: Decision by the Incident Commander: Roll back instead of fixing forward.
            - 02:08 UTC: Roll back, chosen by the Incident Commander: To 2026.03.03
            - 02:14 UTC: Roll back worked.
            - 02:20 UTC: Recorded that the impact stopped at 02:15 UTC.
            - 02:21 UTC: Command was handed over.
            - 03:00 UTC: Resolved: The pool was made larger.
            Tasks: 1 done, 0 cancelled, 1 left open.
            """,
            Plain(Draft(Whole()).Response)
        );

    [Fact]
    public void The_communications_say_what_was_told_and_whether_it_was_on_time() =>
        Assert.Equal(
            """
            - 02:05 UTC: "Investigating" (first statement, 5 m after the declaration; the next promised for 02:20 UTC)
            - 02:20 UTC: The update promised for 02:20 UTC did not come.
            - 02:22 UTC: "Investigating" (2 m later than promised; the last)
            Holding statements: 2. Promises of an update: 0 of 1 kept.
            """,
            Plain(Draft(Whole()).Communications)
        );

    [Fact]
    public void Every_line_links_to_the_events_it_stands_on()
    {
        Decided<Incident, IncidentCommand, IncidentEvent> incident = Whole();
        ReviewDraft draft = Draft(incident);
        string[] lines = string.Join('\n', draft.Summary, draft.Impact, draft.Detection, draft.Response, draft.Communications).Split('\n');
        Assert.All(lines, line => Assert.Matches(Links(), line));
        Assert.All(
            lines.SelectMany(line => Links().Matches(line)),
            link => Assert.InRange(int.Parse(link.Groups["version"].Value, CultureInfo.InvariantCulture), 1, incident.History.Count)
        );
        // A line says what its own event says.
        string worked = draft.Response.Split('\n').Single(line => line.Contains("Roll back worked", StringComparison.Ordinal));
        int version = int.Parse(Links().Match(worked).Groups["version"].Value, CultureInfo.InvariantCulture);
        Assert.IsType<IncidentEvent.MitigationReported>(incident.History[version - 1]);
    }

    [Fact]
    public void No_name_and_no_removed_line_stands_in_it()
    {
        ReviewDraft draft = Draft(Whole());
        string text = string.Join('\n', draft.Summary, draft.Impact, draft.Detection, draft.Response, draft.Communications);
        Assert.DoesNotContain("ana", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ben ", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Blame", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_recorded_is_said_to_be_so()
    {
        Decided<Incident, IncidentCommand, IncidentEvent> incident = new();
        incident.When(DeclareBy(By(Ana), Ana) with { ImpactStartedAt = null, DetectedAt = null });
        ReviewDraft draft = Draft(incident);
        Assert.Contains("not recorded when users were affected", Plain(draft.Impact), StringComparison.Ordinal);
        Assert.Contains("It was detected at 4 Mar 2026, 02:00 UTC.", Plain(draft.Summary), StringComparison.Ordinal);
        Assert.Contains("No alert belongs to the incident", Plain(draft.Detection), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_incident_still_makes_a_draft_that_fits()
    {
        var incident = WithBen();
        foreach (int i in Enumerable.Range(0, 300))
        {
            incident.When(new Note($"n{i}", NoteKind.Decision, new string('x', 400), null, By(Ana), At(3)));
        }

        ReviewDraft draft = Draft(incident);
        Assert.EndsWith("more, which stand on the timeline.", draft.Response, StringComparison.Ordinal);
        Decided<Review, ReviewCommand, ReviewEvent> review = new();
        review.Then<ReviewEvent.Drafted>(draft.ToCommand(IncidentStory.Id, null, Reactions, At(60)));
    }

    /// <summary>The words without the links under them.</summary>
    private static string Plain(string text) => EvidenceText.WithoutLinks(text);

    [GeneratedRegex(
        @"\[(?<words>[^\]]+)\]\(/incidents/INC-42#e-(?<version>\d+)\)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Links();

    private static ReviewDraft Draft(Decided<Incident, IncidentCommand, IncidentEvent> incident) =>
        ReviewDraft.From(incident.State, incident.History, "the API");

    private static Decided<Incident, IncidentCommand, IncidentEvent> Whole()
    {
        var incident = Detected();
        IncidentCommand[] story =
        [
            new LinkAlertGroup(new AlertGroupId("g1"), "HighErrorRate", Reactions, At(0)),
            AcknowledgeBy(Ana, 1, paged: -2),
            AcknowledgeBy(Ben, 3),
            Publish("s1", 5, 20),
            new AssignTask("t1", "Check the pool", Ben, At(15), By(Ana), At(6)),
            new AssignTask("t2", "Call the vendor", Ben, At(15), By(Ana), At(6)),
            new Note("n1", NoteKind.Decision, "Roll back instead of fixing forward.", null, By(Ana), At(7)),
            new Note("n2", NoteKind.Decision, "Blame it on the vendor.", null, By(Ana), At(7)),
            new RemoveEntry("n2", "Not so", By(Ana), At(7)),
            new ChooseMitigation("m1", MitigationKind.RollBack, "To 2026.03.03", Ben, By(Ana), At(8)),
            new FinishTask("t1", null, By(Ben), At(9)),
            new ReportMitigation("m1", MitigationOutcome.Worked, null, By(Ben), At(14)),
            new ChaseUpdate(At(20), Reactions, At(20)),
            MitigateAt(15, 20),
            new OfferCommand(Cleo, By(Ana), At(20)),
            new AcceptCommand(Cleo, By(Cleo), At(21)),
            Publish("s2", 22, next: null),
            ResolveAt(60),
        ];
        Assert.All(story, command => Assert.NotEmpty(incident.When(command)));
        return incident;
    }
}
