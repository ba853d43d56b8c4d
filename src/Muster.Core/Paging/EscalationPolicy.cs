// Who is paged in which order, and how often the round is repeated.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary><see cref="Repeat"/> is how many further rounds follow the first, 0 to 10.</summary>
public sealed record EscalationPolicy(EscalationPolicyId Id, string Name, ImmutableArray<EscalationStep> Steps, int Repeat)
{
    /// <summary>
    /// Whom the page reaches when a round reached nobody, and after the last round in which nobody answered. Null: the service's whole team, and everybody where that is
    /// empty, only when a round reached nobody.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<EscalationTarget>? LastResort { get; init; }
}
