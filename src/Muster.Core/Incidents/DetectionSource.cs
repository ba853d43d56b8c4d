// Who noticed an incident first: monitoring, customers or people.
using System.Text.Json.Serialization;

namespace Muster.Core.Incidents;

[JsonConverter(typeof(JsonStringEnumConverter<DetectionSource>))]
public enum DetectionSource
{
    [JsonStringEnumMemberName("monitoring")]
    Monitoring,

    /// <summary>Customers, by the form of the status page.</summary>
    [JsonStringEnumMemberName("customers")]
    Customers,

    /// <summary>A person who declared it without an alert.</summary>
    [JsonStringEnumMemberName("people")]
    People,
}
