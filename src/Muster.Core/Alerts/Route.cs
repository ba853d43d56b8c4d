// A routing rule: which alerts belong to which service, how bad they are, and by which labels they group.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>
/// The first route, in the organisation's order, whose <see cref="Matchers"/> all hold takes the alert. <see cref="Severity"/> null: read it from the alert's
/// <c>severity</c> label. Empty <see cref="GroupBy"/>: one group for each alert name.
/// </summary>
public sealed record Route(
    RouteId Id,
    ImmutableArray<Matcher> Matchers,
    ServiceId Service,
    Severity? Severity,
    ImmutableArray<string> GroupBy
)
{
    /// <summary>The heartbeat that its alerts are pings of, so that they page nobody while they fire; null for alerts that page.</summary>
    public string? Heartbeat { get; init; }
}
