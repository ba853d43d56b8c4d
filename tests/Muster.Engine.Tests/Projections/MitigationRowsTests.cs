// The record of how mitigations went: one row each, of the service, and none of a drill.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Mitigations;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Tests.Projections;

public sealed class MitigationRowsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 2, 45, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(IncidentType.Incident, 1)]
    [InlineData(IncidentType.Drill, 0)]
    public void What_a_drill_teaches_is_no_record_of_the_service(IncidentType type, int rows)
    {
        Incident incident = Incident.Initial with
        {
            Exists = true,
            Id = new IncidentId(7),
            Type = type,
            Service = new ServiceId("shop"),
            Mitigations =
            [
                new("m1", MitigationKind.Degrade, "Serve old rows", To: null, Actor.Person("ana"), At)
                {
                    Declared = "old",
                    Outcome = MitigationOutcome.Worked,
                    ReportedAt = At.AddMinutes(4),
                },
            ],
        };

        View[] made =
        [
            .. new IncidentProjection()
                .Project(new StreamId(Incident.Category, "INC-7"), incident, At)
                .Where(row => row.Kind == Views.Mitigation),
        ];

        Assert.Equal(rows, made.Length);
        foreach (View row in made)
        {
            Assert.Equal(("INC-7/m1", Views.Done, "shop"), (row.Id, row.Status, row.Subject));
            Assert.Equal(("old", TimeSpan.FromMinutes(4)), (row.Row<PastMitigation>().Declared, row.Row<PastMitigation>().Took));
        }
    }
}
