// What a root cause lacks in the system: never a person.
using System.Text.Json.Serialization;

namespace Muster.Core.Reviews;

[JsonConverter(typeof(JsonStringEnumConverter<CauseClass>))]
public enum CauseClass
{
    [JsonStringEnumMemberName("missing_guardrail")]
    MissingGuardrail,

    [JsonStringEnumMemberName("missing_test")]
    MissingTest,

    [JsonStringEnumMemberName("missing_alert")]
    MissingAlert,

    [JsonStringEnumMemberName("capacity")]
    Capacity,

    [JsonStringEnumMemberName("design")]
    Design,

    [JsonStringEnumMemberName("process")]
    Process,

    [JsonStringEnumMemberName("dependency")]
    Dependency,

    [JsonStringEnumMemberName("other")]
    Other,
}
