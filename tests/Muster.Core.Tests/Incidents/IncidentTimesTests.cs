// Whether the four times of an incident are counted from and to the right instants.
using Muster.Core.Incidents;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Incidents;

public sealed class IncidentTimesTests
{
    [Fact]
    public void Each_time_has_its_own_ends()
    {
        var incident = Detected();
        incident.When(AcknowledgeBy(Ben, minutes: 1, paged: -2));
        incident.When(MitigateAt(15));
        incident.When(ResolveAt(60));
        Assert.Equal(
            new IncidentTimes(Minutes(6), Minutes(3), Minutes(19), Minutes(64)) { ToFix = Minutes(45) },
            IncidentTimes.Of(incident.State)
        );
    }

    [Fact]
    public void A_time_is_unknown_until_both_ends_are() =>
        Assert.Equal(new IncidentTimes(null, null, null, null), IncidentTimes.Of(Responding().State with { ImpactStartedAt = null }));

    [Fact]
    public void An_alert_that_foresaw_the_impact_took_no_time() =>
        Assert.Equal(TimeSpan.Zero, IncidentTimes.Of(Responding().State with { ImpactStartedAt = At(3) }).ToDetect);

    [Fact]
    public void A_reopened_incident_counts_to_its_last_end()
    {
        var incident = Resolved();
        incident.When(new IncidentCommand.Reopen("It is back.", By(Ana), At(70)));
        Assert.Null(IncidentTimes.Of(incident.State).ToMitigate);
        Assert.Null(IncidentTimes.Of(incident.State).ToResolve);
    }

    private static TimeSpan? Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
