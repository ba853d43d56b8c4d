// Who is paged in which order, and how often the round is repeated.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary><see cref="Repeat"/> is how many further rounds follow the first, 0 to 10.</summary>
public sealed record EscalationPolicy(EscalationPolicyId Id, string Name, ImmutableArray<EscalationStep> Steps, int Repeat);
