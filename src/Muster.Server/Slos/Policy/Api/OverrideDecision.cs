// What somebody does about an override that is there.
using System.Text.Json.Serialization;

namespace Muster.Server.Slos.Policy.Api;

[JsonConverter(typeof(JsonStringEnumConverter<OverrideDecision>))]
public enum OverrideDecision
{
    /// <summary>The second person lets it hold.</summary>
    [JsonStringEnumMemberName("agree")]
    Agree,

    /// <summary>It ends before its time, or is withdrawn.</summary>
    [JsonStringEnumMemberName("end")]
    End,
}
