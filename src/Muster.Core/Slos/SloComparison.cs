// How a value is compared with the bound of an objective.
using System.Text.Json.Serialization;

namespace Muster.Core.Slos;

/// <summary>As OpenSLO v1 writes them: a value is good when it is so.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SloComparison>))]
public enum SloComparison
{
    [JsonStringEnumMemberName("lt")]
    Less,

    [JsonStringEnumMemberName("lte")]
    LessOrEqual,

    [JsonStringEnumMemberName("gt")]
    Greater,

    [JsonStringEnumMemberName("gte")]
    GreaterOrEqual,
}
