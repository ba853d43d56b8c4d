// Whether a STAR summary tells one person's part, in their own words and nobody else's name.
using Muster.Core.Incidents;
using Muster.Core.Reviews;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Incidents.IncidentCommand;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Reviews;

public sealed class IncidentStarTests
{
    [Fact]
    public void It_has_four_lines_with_what_the_person_did_themselves()
    {
        var incident = Whole();

        Assert.Equal(
            """
            Situation: INC-42, a SEV-1 incident of the API: API answers with errors. Users were affected for 25 m, from 4 Mar 2026, 01:50 UTC.
            Task: I was Incident Commander and Operations Lead: stop the impact, keep people informed, find the cause.
            Action: at 02:01 UTC I took the page; at 02:01 UTC I took the role of Incident Commander; at 02:01 UTC I took the role of Operations Lead; at 02:08 UTC I chose to roll back: To 2026.03.03; at 02:20 UTC I said that the impact had stopped; at 03:00 UTC I said that the cause was mended.
            Result: acknowledged 3 m after the page; the impact stopped 19 m after detection; resolved 1 h 4 m after detection. The pool was made larger.
            """,
            IncidentStar.Of(incident.State, incident.History, Ana, "the API").ToString()
        );
        string his = IncidentStar.Of(incident.State, incident.History, Ben, "the API").ToString();
        Assert.Contains("I was Operations Lead", his, StringComparison.Ordinal);
        Assert.Contains("I reported that roll back worked", his, StringComparison.Ordinal);
        Assert.DoesNotContain("ana", his, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Those_who_did_something_have_one_and_a_long_night_is_cut()
    {
        var incident = Whole();
        Assert.Equal([Ana, Ben], IncidentStar.People(incident.History));
        StarSummary many = new("S.", "T.", [.. Enumerable.Range(1, 20).Select(deed => $"deed {deed}")], "R.");
        Assert.EndsWith("deed 12.\nResult: R.", many.ToString(), StringComparison.Ordinal);
        Assert.Contains("Action: none was taken.", (many with { Deeds = [] }).ToString(), StringComparison.Ordinal);
    }

    private static Decided<Incident, IncidentCommand, IncidentEvent> Whole()
    {
        var incident = Detected();
        IncidentCommand[] story =
        [
            AcknowledgeBy(Ana, 1, paged: -2),
            AcknowledgeBy(Ben, 3),
            new ChooseMitigation("m1", MitigationKind.RollBack, "To 2026.03.03", Ben, By(Ana), At(8)),
            new ReportMitigation("m1", MitigationOutcome.Worked, null, By(Ben), At(14)),
            MitigateAt(15, 20),
            ResolveAt(60),
        ];
        Assert.All(story, command => Assert.NotEmpty(incident.When(command)));
        return incident;
    }
}
