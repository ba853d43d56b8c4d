// A page that Muster sends itself again and again, to see that its pages arrive.
using System.Collections.Immutable;
using Muster.Core.Paging;

namespace Muster.Core.Catalog;

/// <summary>The escalation policy of its service says who receives it.</summary>
/// <param name="Every">How often it is sent.</param>
/// <param name="Within">By when each of its messages must be delivered.</param>
/// <param name="Tell">Whom it pages when it was not; empty for the whole team of the service.</param>
public sealed record Canary(TimeSpan Every, TimeSpan Within, ImmutableArray<EscalationTarget> Tell);
