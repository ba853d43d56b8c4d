// A page of the incident that nobody has answered, and whom it reaches next.
using System.Collections.Immutable;

namespace Muster.Server.Incidents.Pages;

/// <param name="Notified">The names of those who were paged so far.</param>
/// <param name="Next">The names of those who are paged next; empty when nobody is left.</param>
/// <param name="NextAt">When they are; null when nobody is left.</param>
public sealed record RingingPage(
    string Id,
    string About,
    ImmutableArray<string> Notified,
    ImmutableArray<string> Next,
    DateTimeOffset? NextAt,
    bool Exhausted
);
