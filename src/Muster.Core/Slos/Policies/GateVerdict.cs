// What the gate says to a change.
using System.Text.Json.Serialization;

namespace Muster.Core.Slos.Policies;

/// <summary>From the best to the worst.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GateVerdict>))]
public enum GateVerdict
{
    [JsonStringEnumMemberName("ship")]
    Ship,

    /// <summary>It may go, and little is left.</summary>
    [JsonStringEnumMemberName("warn")]
    Warn,

    [JsonStringEnumMemberName("stop")]
    Stop,
}
