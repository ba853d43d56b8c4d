// How the answer of a query is held against a value.
using System.Text.Json.Serialization;

namespace Muster.Core.Runbooks;

[JsonConverter(typeof(JsonStringEnumConverter<CheckComparison>))]
public enum CheckComparison
{
    [JsonStringEnumMemberName("<")]
    Below,

    [JsonStringEnumMemberName("<=")]
    AtMost,

    [JsonStringEnumMemberName("==")]
    Equal,

    [JsonStringEnumMemberName("!=")]
    Other,

    [JsonStringEnumMemberName(">=")]
    AtLeast,

    [JsonStringEnumMemberName(">")]
    Above,
}
