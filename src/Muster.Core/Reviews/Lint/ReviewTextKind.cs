// What a text of a review is.
using System.Text.Json.Serialization;

namespace Muster.Core.Reviews.Lint;

[JsonConverter(typeof(JsonStringEnumConverter<ReviewTextKind>))]
public enum ReviewTextKind
{
    /// <summary>An answer in the tree of whys.</summary>
    [JsonStringEnumMemberName("why")]
    Why,

    /// <summary>An answer where the asking ends.</summary>
    [JsonStringEnumMemberName("root_cause")]
    RootCause,

    [JsonStringEnumMemberName("action_item")]
    ActionItem,

    /// <summary>Anything else that the team writes.</summary>
    [JsonStringEnumMemberName("sentence")]
    Sentence,
}
