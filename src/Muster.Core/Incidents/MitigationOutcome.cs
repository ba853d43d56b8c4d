// Whether a mitigation worked.
using System.Text.Json.Serialization;

namespace Muster.Core.Incidents;

[JsonConverter(typeof(JsonStringEnumConverter<MitigationOutcome>))]
public enum MitigationOutcome
{
    [JsonStringEnumMemberName("worked")]
    Worked,

    [JsonStringEnumMemberName("partly")]
    Partly,

    [JsonStringEnumMemberName("failed")]
    Failed,
}
