// The four roles of the Incident Command System that Muster knows.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    [JsonStringEnumMemberName("incident_commander")]
    IncidentCommander,

    [JsonStringEnumMemberName("operations_lead")]
    OperationsLead,

    [JsonStringEnumMemberName("scribe")]
    Scribe,

    [JsonStringEnumMemberName("comms_lead")]
    CommsLead,
}
