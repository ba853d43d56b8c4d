// What those who respond think of a change: that it may have caused the incident, or that it has not.
using System.Text.Json.Serialization;

namespace Muster.Core.Incidents;

[JsonConverter(typeof(JsonStringEnumConverter<ChangeVerdict>))]
public enum ChangeVerdict
{
    [JsonStringEnumMemberName("suspected")]
    Suspected,

    [JsonStringEnumMemberName("cleared")]
    Cleared,
}
