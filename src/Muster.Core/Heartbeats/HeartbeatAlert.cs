// What the alert of a heartbeat that is overdue says beside its name.
using System.Collections.Immutable;

namespace Muster.Core.Heartbeats;

/// <param name="Message">One line; null for Muster's own words.</param>
/// <param name="Priority"><c>P1</c> to <c>P5</c>; null says nothing, and the alert is then SEV-2.</param>
/// <param name="Team">The label <c>team</c>, which routes can match; null for none.</param>
public sealed record HeartbeatAlert(string? Message, ImmutableArray<string> Tags, string? Priority, string? Team)
{
    public static readonly HeartbeatAlert Plain = new(null, [], null, null);
}
