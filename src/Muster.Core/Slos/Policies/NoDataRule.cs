// What the gate says while nobody knows what is left of a budget.
using System.Text.Json.Serialization;

namespace Muster.Core.Slos.Policies;

[JsonConverter(typeof(JsonStringEnumConverter<NoDataRule>))]
public enum NoDataRule
{
    /// <summary>
    /// The usual one: authority fails closed. Measuring often breaks together with what it measures, and a gate that opens then is open when it matters; what makes the
    /// service reliable goes all the same, and an override says who knew better.
    /// </summary>
    [JsonStringEnumMemberName("stop")]
    Stop,

    [JsonStringEnumMemberName("ship")]
    Ship,
}
