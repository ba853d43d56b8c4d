// How much depends on an action item.
using System.Text.Json.Serialization;

namespace Muster.Core.Reviews;

/// <summary>The words of severities. <see cref="Medium"/> is what an item has that nobody ranked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActionItemPriority>))]
public enum ActionItemPriority
{
    [JsonStringEnumMemberName("critical")]
    Critical,

    [JsonStringEnumMemberName("high")]
    High,

    [JsonStringEnumMemberName("medium")]
    Medium,

    [JsonStringEnumMemberName("low")]
    Low,
}
