// What was changed: the code that runs, a flag, a configuration, a schema.
using System.Text.Json.Serialization;

namespace Muster.Core.Changes;

[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>Another version of the code runs.</summary>
    [JsonStringEnumMemberName("deploy")]
    Deploy,

    /// <summary>A feature flag was switched.</summary>
    [JsonStringEnumMemberName("flag")]
    Flag,

    [JsonStringEnumMemberName("config")]
    Config,

    /// <summary>The form of stored data.</summary>
    [JsonStringEnumMemberName("schema")]
    Schema,

    [JsonStringEnumMemberName("other")]
    Other,
}
