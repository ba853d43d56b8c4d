// Where an incident stands: Detected → Responding → Mitigated → Resolved → Reviewed.
using System.Text.Json.Serialization;

namespace Muster.Core.Incidents;

[JsonConverter(typeof(JsonStringEnumConverter<Phase>))]
public enum Phase
{
    /// <summary>Known, and nobody commands it yet.</summary>
    Detected,

    /// <summary>Somebody commands it.</summary>
    Responding,

    /// <summary>The bleeding stopped; the cause may still be there.</summary>
    Mitigated,

    /// <summary>The cause is fixed.</summary>
    Resolved,

    /// <summary>The review is closed.</summary>
    Reviewed,
}
