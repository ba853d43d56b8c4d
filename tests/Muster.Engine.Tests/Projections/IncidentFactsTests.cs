// What incidents add to the measures: one row each, those of drills filed apart.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Measures;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Tests.Projections;

public sealed class IncidentFactsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 2, 45, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(IncidentType.Incident, Views.Recorded)]
    [InlineData(IncidentType.Drill, Views.Practised)]
    public void Drills_are_filed_apart_and_the_row_keeps_the_four_times(IncidentType type, string status)
    {
        Incident incident = Incident.Initial with
        {
            Exists = true,
            Id = new IncidentId(7),
            Type = type,
            Service = new ServiceId("shop"),
            ImpactStartedAt = At,
            DetectedAt = At.AddMinutes(4),
            DeclaredAt = At.AddMinutes(5),
            PagedAt = At.AddMinutes(5),
            AcknowledgedAt = At.AddMinutes(7),
            ImpactStoppedAt = At.AddMinutes(24),
            ResolvedAt = At.AddMinutes(64),
        };

        View row = new IncidentProjection()
            .Project(new StreamId(Incident.Category, "INC-7"), incident, At)
            .Single(one => one.Kind == Views.IncidentFacts);

        Assert.Equal(("INC-7", status, incident.DeclaredAt), (row.Id, row.Status, row.SortAt));
        IncidentFacts facts = row.Row<IncidentFacts>();
        Assert.Equal([4.0, 2, 20, 60], Enum.GetValues<IncidentMeasure>().Select(measure => facts.Time(measure)!.Value.TotalMinutes));
    }
}
