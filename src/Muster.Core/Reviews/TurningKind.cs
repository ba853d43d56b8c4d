// What turned at a turning point of an incident.
using System.Text.Json.Serialization;

namespace Muster.Core.Reviews;

[JsonConverter(typeof(JsonStringEnumConverter<TurningKind>))]
public enum TurningKind
{
    [JsonStringEnumMemberName("impact_began")]
    ImpactBegan,

    [JsonStringEnumMemberName("detected")]
    Detected,

    [JsonStringEnumMemberName("declared")]
    Declared,

    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    [JsonStringEnumMemberName("command")]
    Command,

    [JsonStringEnumMemberName("severity")]
    Severity,

    [JsonStringEnumMemberName("told")]
    Told,

    [JsonStringEnumMemberName("mitigation_tried")]
    MitigationTried,

    [JsonStringEnumMemberName("mitigation_worked")]
    MitigationWorked,

    [JsonStringEnumMemberName("mitigation_failed")]
    MitigationFailed,

    [JsonStringEnumMemberName("promise_missed")]
    PromiseMissed,

    [JsonStringEnumMemberName("glass_broken")]
    GlassBroken,

    [JsonStringEnumMemberName("mitigated")]
    Mitigated,

    [JsonStringEnumMemberName("resolved")]
    Resolved,

    [JsonStringEnumMemberName("reopened")]
    Reopened,
}
