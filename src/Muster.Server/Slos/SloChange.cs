// What applying files does, or would do, to one SLO.
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Server.Slos;

public sealed record SloChange(SloId Slo, SloChangeKind Change);

[JsonConverter(typeof(JsonStringEnumConverter<SloChangeKind>))]
public enum SloChangeKind
{
    [JsonStringEnumMemberName("added")]
    Added,

    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>It was retired and is in use again.</summary>
    [JsonStringEnumMemberName("restored")]
    Restored,

    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    [JsonStringEnumMemberName("retired")]
    Retired,

    /// <summary>No file has it, and it stays in use.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,
}
