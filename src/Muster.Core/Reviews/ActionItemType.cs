// What an action item is for.
using System.Text.Json.Serialization;

namespace Muster.Core.Reviews;

[JsonConverter(typeof(JsonStringEnumConverter<ActionItemType>))]
public enum ActionItemType
{
    [JsonStringEnumMemberName("prevent")]
    Prevent,

    [JsonStringEnumMemberName("detect")]
    Detect,

    [JsonStringEnumMemberName("mitigate")]
    Mitigate,

    [JsonStringEnumMemberName("learn")]
    Learn,
}
