// Who feels a trouble: the third question of the severity guide.
using System.Text.Json.Serialization;

namespace Muster.Core.Incidents;

[JsonConverter(typeof(JsonStringEnumConverter<WhoFeelsIt>))]
public enum WhoFeelsIt
{
    [JsonStringEnumMemberName("everybody")]
    Everybody,

    /// <summary>Some customers, a region, a plan.</summary>
    [JsonStringEnumMemberName("some")]
    Some,

    /// <summary>Nobody outside.</summary>
    [JsonStringEnumMemberName("us")]
    Us,
}
