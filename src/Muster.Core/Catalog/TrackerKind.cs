// Which kind of issue tracker it is.
using System.Text.Json.Serialization;

namespace Muster.Core.Catalog;

[JsonConverter(typeof(JsonStringEnumConverter<TrackerKind>))]
public enum TrackerKind
{
    [JsonStringEnumMemberName("github")]
    GitHub,

    [JsonStringEnumMemberName("gitlab")]
    GitLab,

    [JsonStringEnumMemberName("jira")]
    Jira,
}
