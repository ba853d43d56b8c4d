// How a heartbeat stands.
using System.Text.Json.Serialization;

namespace Muster.Core.Heartbeats;

[JsonConverter(typeof(JsonStringEnumConverter<HeartbeatStatus>))]
public enum HeartbeatStatus
{
    /// <summary>It was never pinged, so it is not watched yet.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    [JsonStringEnumMemberName("beating")]
    Beating,

    /// <summary>It is overdue, and an alert fires.</summary>
    [JsonStringEnumMemberName("missed")]
    Missed,

    [JsonStringEnumMemberName("disabled")]
    Disabled,

    [JsonStringEnumMemberName("removed")]
    Removed,
}
