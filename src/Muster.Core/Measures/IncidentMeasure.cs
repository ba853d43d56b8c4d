// Which of an incident's four times is measured.
using System.Text.Json.Serialization;

namespace Muster.Core.Measures;

[JsonConverter(typeof(JsonStringEnumConverter<IncidentMeasure>))]
public enum IncidentMeasure
{
    /// <summary>Impact start → detected.</summary>
    [JsonStringEnumMemberName("mttd")]
    ToDetect,

    /// <summary>Page → acknowledged.</summary>
    [JsonStringEnumMemberName("mtta")]
    ToAcknowledge,

    /// <summary>Detected → the impact stopped.</summary>
    [JsonStringEnumMemberName("mttm")]
    ToMitigate,

    /// <summary>Detected → resolved.</summary>
    [JsonStringEnumMemberName("mttr")]
    ToResolve,
}
