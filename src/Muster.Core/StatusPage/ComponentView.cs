// A component as readers see it, with its last 90 days.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage;

/// <param name="Since">The first day that its history speaks of.</param>
/// <param name="ChangedAt">When its status changed last; when its history begins, where it never did.</param>
/// <param name="Days">90, oldest first; empty where they are not to be drawn.</param>
/// <param name="UptimePercent">By the rule of <see cref="Uptime"/>; null where there is none.</param>
public sealed record ComponentView(
    ComponentId Id,
    string Name,
    string Description,
    string Group,
    bool OnlyShowIfDegraded,
    bool Showcase,
    ComponentStatus Status,
    DateOnly Since,
    DateTimeOffset ChangedAt,
    ImmutableArray<UptimeDay> Days,
    decimal? UptimePercent
);
