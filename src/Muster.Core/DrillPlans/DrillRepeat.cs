// How often a planned drill comes again.
using System.Text.Json.Serialization;

namespace Muster.Core.DrillPlans;

[JsonConverter(typeof(JsonStringEnumConverter<DrillRepeat>))]
public enum DrillRepeat
{
    /// <summary>It is played once.</summary>
    [JsonStringEnumMemberName("never")]
    Never,

    [JsonStringEnumMemberName("monthly")]
    Monthly,

    [JsonStringEnumMemberName("quarterly")]
    Quarterly,
}
