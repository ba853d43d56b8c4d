// A service that can fail: who owns it, who is paged for it, who commands its incidents.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.Catalog;

/// <summary><see cref="Tier"/> is 0 (most critical) to 3. <see cref="AlwaysOn"/>: pages are to go out at any hour, whatever the severity; kept for the severities that keep hours, of which there is none yet.</summary>
public sealed record Service(
    ServiceId Id,
    string Name,
    string Description,
    TeamId Team,
    int Tier,
    bool AlwaysOn,
    EscalationPolicyId EscalationPolicy,
    ScheduleId? CommandRotation
)
{
    /// <summary>The chats that are told of its incidents, beside those of its team. Null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ContactMethod>? Rooms { get; init; }

    /// <summary>The services without which it cannot work. Null: none that anybody wrote down.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ServiceId>? DependsOn { get; init; }

    /// <summary>The ways to stop the bleeding that are known to exist, before anybody knows a cause. Null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<DeclaredMitigation>? Mitigations { get; init; }

    /// <summary>Null for a service that can fail; else it is there for the canary page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Canary? Canary { get; init; }
}
