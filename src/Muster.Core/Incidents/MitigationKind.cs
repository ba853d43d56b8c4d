// The ways to stop the bleeding, kept apart from the fix.
using System.Text.Json.Serialization;

namespace Muster.Core.Incidents;

[JsonConverter(typeof(JsonStringEnumConverter<MitigationKind>))]
public enum MitigationKind
{
    [JsonStringEnumMemberName("roll_back")]
    RollBack,

    [JsonStringEnumMemberName("degrade")]
    Degrade,

    [JsonStringEnumMemberName("scale_up")]
    ScaleUp,

    [JsonStringEnumMemberName("shed_traffic")]
    ShedTraffic,

    [JsonStringEnumMemberName("fail_over")]
    FailOver,

    [JsonStringEnumMemberName("other")]
    Other,
}
