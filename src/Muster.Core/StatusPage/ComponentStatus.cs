// How a component fares, as the status page says it.
using System.Text.Json.Serialization;

namespace Muster.Core.StatusPage;

/// <summary>From well to worst, in which order the worst of several counts. The names are those of the Statuspage API v2.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComponentStatus>))]
public enum ComponentStatus
{
    [JsonStringEnumMemberName("operational")]
    Operational,

    [JsonStringEnumMemberName("under_maintenance")]
    UnderMaintenance,

    [JsonStringEnumMemberName("degraded_performance")]
    DegradedPerformance,

    [JsonStringEnumMemberName("partial_outage")]
    PartialOutage,

    [JsonStringEnumMemberName("major_outage")]
    MajorOutage,
}
