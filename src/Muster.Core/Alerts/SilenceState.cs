// Whether a silence is in force.
using System.Text.Json.Serialization;

namespace Muster.Core.Alerts;

[JsonConverter(typeof(JsonStringEnumConverter<SilenceState>))]
public enum SilenceState
{
    /// <summary>It has not begun.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>It is in force.</summary>
    [JsonStringEnumMemberName("active")]
    Active,

    /// <summary>It is over.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,
}
