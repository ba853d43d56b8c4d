// When alert groups that began together are suggested as one incident.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Alerts;

public sealed class SuggestedIncidentTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Five_groups_within_two_minutes_are_one_incident_the_worst_first()
    {
        AlertGroup[] groups = [.. Enumerable.Range(0, 5).Select(n => Group(n, seconds: 30 * n)), Group(9, seconds: 900)];
        groups[3] = groups[3] with { Severity = Severity.Sev1 };

        SuggestedIncident suggested = SuggestedIncident.Of(groups)!;

        Assert.Equal(5, suggested.Groups.Length);
        Assert.Equal(groups[3], suggested.Groups[0]);
    }

    [Fact]
    public void Fewer_or_slower_or_closed_or_linked_or_mild_groups_suggest_nothing()
    {
        AlertGroup[] groups = [.. Enumerable.Range(0, 5).Select(n => Group(n, seconds: n))];

        Assert.Null(SuggestedIncident.Of([]));
        Assert.Null(SuggestedIncident.Of(groups[1..]));
        Assert.Null(SuggestedIncident.Of(Enumerable.Range(0, 9).Select(n => Group(n, seconds: 40 * n))));
        Assert.Null(SuggestedIncident.Of([.. groups[1..], groups[0] with { ClosedAt = Start }]));
        Assert.Null(SuggestedIncident.Of([.. groups[1..], groups[0] with { Incident = new IncidentId(1) }]));
        Assert.Null(SuggestedIncident.Of([.. groups[1..], groups[0] with { Severity = Severity.Sev3 }]));
    }

    private static AlertGroup Group(int number, int seconds) =>
        new(
            new("g" + number),
            1,
            "key" + number,
            new("playback"),
            Severity.Sev2,
            "Alert" + number,
            LabelSet.Empty,
            Start.AddSeconds(seconds),
            Start,
            null,
            1,
            1,
            null,
            null,
            null
        );
}
