// How urgently a person is told: which of their notification rules holds.
using System.Text.Json.Serialization;

namespace Muster.Core.People;

[JsonConverter(typeof(JsonStringEnumConverter<Urgency>))]
public enum Urgency
{
    /// <summary>Somebody has to act now.</summary>
    [JsonStringEnumMemberName("high")]
    High,

    /// <summary>Somebody has to act in days.</summary>
    [JsonStringEnumMemberName("low")]
    Low,
}
