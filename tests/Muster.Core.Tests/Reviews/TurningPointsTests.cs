// Whether the turning points of an incident are those of the written rule, and stand on the events that they name.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Incidents.IncidentCommand;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Reviews;

public sealed class TurningPointsTests
{
    [Fact]
    public void They_are_those_of_the_rule_in_the_order_of_their_instants()
    {
        var incident = Told(
            new LinkAlertGroup(new AlertGroupId("g1"), "HighErrorRate", Reactions, At(0)),
            AcknowledgeBy(Ana, 1, paged: -2),
            AcknowledgeBy(Ben, 3),
            Publish("s1", 5, 20),
            new Note("n1", NoteKind.Decision, "Roll back.", null, By(Ana), At(7)),
            new ChooseMitigation("m1", MitigationKind.RollBack, "To 2026.03.03", Ben, By(Ana), At(8)),
            new ReportMitigation("m1", MitigationOutcome.Failed, "It is still slow", By(Ben), At(10)),
            new ChooseMitigation("m2", MitigationKind.Degrade, "Without pictures", Ben, By(Ana), At(11)),
            new ReportMitigation("m2", MitigationOutcome.Worked, null, By(Ben), At(14)),
            new ChaseUpdate(At(20), Reactions, At(20)),
            MitigateAt(15, 20),
            Publish("s2", 22, next: null),
            ResolveAt(60)
        );

        TurningPoint[] points = [.. TurningPoints.Of(incident.History)];

        Assert.Equal(
            [
                (TurningKind.ImpactBegan, -10),
                (TurningKind.Detected, -4),
                (TurningKind.Declared, 0),
                (TurningKind.Acknowledged, 1),
                (TurningKind.Command, 1),
                (TurningKind.Told, 5),
                (TurningKind.MitigationTried, 8),
                (TurningKind.MitigationFailed, 10),
                (TurningKind.MitigationTried, 11),
                (TurningKind.MitigationWorked, 14),
                (TurningKind.Mitigated, 15),
                (TurningKind.PromiseMissed, 20),
                (TurningKind.Resolved, 60),
            ],
            points.Select(point => (point.Kind, (int)(point.At - At(0)).TotalMinutes))
        );
        TurningPoint missed = points.Single(point => point.Kind == TurningKind.PromiseMissed);
        Assert.IsType<IncidentEvent.UpdateMissed>(incident.History[missed.Version - 1]);
    }

    [Fact]
    public void Of_what_was_said_again_the_last_word_counts_unless_it_began_anew()
    {
        var incident = Told(
            AcknowledgeBy(Ana, 1),
            MitigateAt(3, 4),
            MitigateAt(5, 6),
            ResolveAt(8),
            new Reopen("It is back", By(Ana), At(10)),
            MitigateAt(12, 13)
        );

        Assert.Equal(
            [(TurningKind.Mitigated, 5), (TurningKind.Resolved, 8), (TurningKind.Reopened, 10), (TurningKind.Mitigated, 12)],
            TurningPoints
                .Of(incident.History)
                .Where(point => point.Kind is TurningKind.Mitigated or TurningKind.Resolved or TurningKind.Reopened)
                .Select(point => (point.Kind, (int)(point.At - At(0)).TotalMinutes))
        );
    }

    [Fact]
    public void An_incident_of_which_nothing_is_known_begins_with_its_declaration()
    {
        Decided<Incident, IncidentCommand, IncidentEvent> incident = new();
        incident.When(DeclareBy(By(Ana), Ana) with { ImpactStartedAt = null, DetectedAt = null });

        Assert.Equal(TurningKind.Declared, TurningPoints.Of(incident.History)[0].Kind);
        Assert.Empty(TurningPoints.Of([]));
    }

    private static Decided<Incident, IncidentCommand, IncidentEvent> Told(params IncidentCommand[] story)
    {
        var incident = Detected();
        Assert.All(story, command => Assert.NotEmpty(incident.When(command)));
        return incident;
    }
}
