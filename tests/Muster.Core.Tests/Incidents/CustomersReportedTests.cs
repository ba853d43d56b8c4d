// What an incident hears of its customers: who noticed it, and how many have reported it.
using System.Text.Json;
using Muster.Core.Incidents;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Incidents;

public sealed class CustomersReportedTests
{
    private static IncidentCommand.HearCustomers Hear(int count, double minutes, double since = -9, string component = "checkout") =>
        new(new(component), "Checkout", count, At(since), ["It is very slow: a", "b", "c", "d"], Reactions, At(minutes));

    [Fact]
    public void The_first_is_told_at_once_and_then_one_line_in_five_minutes_when_there_are_more()
    {
        Decided<Incident, IncidentCommand, IncidentEvent> incident = Responding();
        IncidentEvent.CustomersReported first = incident.Then<IncidentEvent.CustomersReported>(Hear(10, 3));
        Assert.Equal(3, first.Words.Length);
        Assert.Equal("customers_told_lately", incident.ThenNothing(Hear(12, 7.9)));
        Assert.Equal("nothing_new_from_customers", incident.ThenNothing(Hear(10, 9)));
        Assert.Equal(12, incident.Then<IncidentEvent.CustomersReported>(Hear(12, 8)).Count);
        // Another component has its own line, and a later wave counts anew.
        incident.Then<IncidentEvent.CustomersReported>(Hear(3, 8, component: "login"));
        incident.Then<IncidentEvent.CustomersReported>(Hear(10, 90, since: 80));
        TimelineEntry entry = TimelineText.Describe(first, person => person.Value);
        Assert.Equal("10 customers have reported Checkout since 01:51 UTC", entry.Title);
        Assert.Equal("It is very slow: a\nb\nc", entry.Body);
    }

    [Fact]
    public void Who_noticed_it_is_said_and_what_was_recorded_before_reads_as_it_was()
    {
        Decided<Incident, IncidentCommand, IncidentEvent> incident = new();
        IncidentEvent.Declared declared = (IncidentEvent.Declared)
            incident.When(DeclareBy(Reactions, null) with { DetectedBy = DetectionSource.Customers })[0];
        Assert.Equal(DetectionSource.Customers, incident.State.DetectedBy);
        Assert.Equal(TimeSpan.FromMinutes(6), IncidentTimes.Of(incident.State).ToDetect);
        Assert.Contains(
            "detected by customers at 01:56 UTC",
            TimelineText.Describe(declared, person => person.Value).Body,
            StringComparison.Ordinal
        );

        string json = JsonSerializer.Serialize<IncidentEvent>(declared, JsonSerializerOptions.Web);
        Assert.Contains("\"detectedBy\":\"customers\"", json, StringComparison.Ordinal);
        string old = json.Replace(",\"detectedBy\":\"customers\"", "", StringComparison.Ordinal)
            .Replace("\"detectedBy\":\"customers\",", "", StringComparison.Ordinal);
        Assert.DoesNotContain("detectedBy", old, StringComparison.Ordinal);
        Assert.Equal(declared with { DetectedBy = null }, JsonSerializer.Deserialize<IncidentEvent>(old, JsonSerializerOptions.Web));
    }
}
