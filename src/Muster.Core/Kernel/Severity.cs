// How bad it is: SEV-1 critical to SEV-4 low, each an executable response policy.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Critical: everybody, any hour, every channel.</summary>
    [JsonStringEnumMemberName("SEV-1")]
    Sev1 = 1,

    /// <summary>High.</summary>
    [JsonStringEnumMemberName("SEV-2")]
    Sev2 = 2,

    /// <summary>Medium: a ticket-like incident with a clock.</summary>
    [JsonStringEnumMemberName("SEV-3")]
    Sev3 = 3,

    /// <summary>Low: the backlog.</summary>
    [JsonStringEnumMemberName("SEV-4")]
    Sev4 = 4,
}
