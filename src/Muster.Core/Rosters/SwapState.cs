// How far the wish for a swap has come.
using System.Text.Json.Serialization;

namespace Muster.Core.Rosters;

[JsonConverter(typeof(JsonStringEnumConverter<SwapState>))]
public enum SwapState
{
    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("accepted")]
    Accepted,

    [JsonStringEnumMemberName("declined")]
    Declined,

    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>Nobody answered before the first of its stretches began.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,
}
