// The written parts of a review.
using System.Text.Json.Serialization;

namespace Muster.Core.Reviews;

[JsonConverter(typeof(JsonStringEnumConverter<ReviewSection>))]
public enum ReviewSection
{
    [JsonStringEnumMemberName("summary")]
    Summary,

    [JsonStringEnumMemberName("impact")]
    Impact,

    [JsonStringEnumMemberName("detection")]
    Detection,

    [JsonStringEnumMemberName("response")]
    Response,

    [JsonStringEnumMemberName("communications")]
    Communications,

    [JsonStringEnumMemberName("lessons")]
    Lessons,
}
