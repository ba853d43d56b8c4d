// How much harm a runbook can do, from the least to the most.
using System.Text.Json.Serialization;

namespace Muster.Core.Runbooks;

[JsonConverter(typeof(JsonStringEnumConverter<RunbookRisk>))]
public enum RunbookRisk
{
    /// <summary>It reads, or does what does no harm when it is wrong.</summary>
    [JsonStringEnumMemberName("safe")]
    Safe,

    /// <summary>It changes a system, and the change can be taken back.</summary>
    [JsonStringEnumMemberName("risky")]
    Risky,

    /// <summary>What it does cannot be taken back.</summary>
    [JsonStringEnumMemberName("destructive")]
    Destructive,
}
