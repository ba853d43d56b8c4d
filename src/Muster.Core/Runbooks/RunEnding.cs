// How a run ended.
using System.Text.Json.Serialization;

namespace Muster.Core.Runbooks;

[JsonConverter(typeof(JsonStringEnumConverter<RunEnding>))]
public enum RunEnding
{
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Somebody stopped it.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,

    /// <summary>Whoever did the step fell silent: nobody knows what became of it, and it is not done again by itself.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,
}
