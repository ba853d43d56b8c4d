// Whether an incident is real or a drill; measures leave drills out.
using System.Text.Json.Serialization;

namespace Muster.Core.Incidents;

[JsonConverter(typeof(JsonStringEnumConverter<IncidentType>))]
public enum IncidentType
{
    [JsonStringEnumMemberName("incident")]
    Incident,

    [JsonStringEnumMemberName("drill")]
    Drill,
}
