// What kind of evidence a text is: an event of the timeline, a graph, a link, or words.
using System.Text.Json.Serialization;

namespace Muster.Core.Reviews;

[JsonConverter(typeof(JsonStringEnumConverter<EvidenceKind>))]
public enum EvidenceKind
{
    [JsonStringEnumMemberName("event")]
    Event,

    [JsonStringEnumMemberName("graph")]
    Graph,

    [JsonStringEnumMemberName("link")]
    Link,

    [JsonStringEnumMemberName("words")]
    Words,
}
