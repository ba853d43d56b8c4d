// What a parameter of a runbook holds.
using System.Text.Json.Serialization;

namespace Muster.Core.Runbooks;

[JsonConverter(typeof(JsonStringEnumConverter<ParameterType>))]
public enum ParameterType
{
    [JsonStringEnumMemberName("integer")]
    Integer,

    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>One line.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>One of the choices that the runbook names.</summary>
    [JsonStringEnumMemberName("choice")]
    Choice,

    /// <summary>Whole seconds.</summary>
    [JsonStringEnumMemberName("duration")]
    Duration,
}
