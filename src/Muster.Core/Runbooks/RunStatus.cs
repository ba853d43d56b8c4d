// Where a run stands.
using System.Text.Json.Serialization;

namespace Muster.Core.Runbooks;

[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>Asked for; its preview is being made.</summary>
    [JsonStringEnumMemberName("requested")]
    Requested,

    /// <summary>Its preview is there: it waits for the second person, or for its start where none is needed.</summary>
    [JsonStringEnumMemberName("previewed")]
    Previewed,

    [JsonStringEnumMemberName("approved")]
    Approved,

    /// <summary>Somebody broke the glass: it may start without a second person.</summary>
    [JsonStringEnumMemberName("glass_broken")]
    GlassBroken,

    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Refused or withdrawn before it started.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>Nobody approved it in time, or nobody started it in time.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    [JsonStringEnumMemberName("ended")]
    Ended,
}
