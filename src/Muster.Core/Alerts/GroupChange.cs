// What one alert's change means for its group.
using System.Diagnostics;

namespace Muster.Core.Alerts;

public sealed record GroupChange(GroupChangeKind Kind, Routed Routed)
{
    /// <summary>The change that an outcome means; null when the group need not hear of it (renewed, ignored).</summary>
    public static GroupChange? Of(AlertOutcome outcome, Routed routed) =>
        outcome switch
        {
            AlertOutcome.Opened => new(GroupChangeKind.Opened, routed),
            AlertOutcome.Changed => new(GroupChangeKind.Changed, routed),
            AlertOutcome.Resolved => new(GroupChangeKind.Resolved, routed),
            AlertOutcome.Renewed or AlertOutcome.Ignored => null,
            _ => throw new UnreachableException($"A group does not know {outcome}."),
        };
}
