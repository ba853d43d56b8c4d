// Why a drill ended.
using System.Text.Json.Serialization;

namespace Muster.Core.Drills;

[JsonConverter(typeof(JsonStringEnumConverter<DrillEnding>))]
public enum DrillEnding
{
    /// <summary>Its scenario was played to the last second.</summary>
    [JsonStringEnumMemberName("time_is_up")]
    TimeIsUp,

    /// <summary>Somebody ended it before.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,
}
