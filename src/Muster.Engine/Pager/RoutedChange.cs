// A changed alert with the place where it belongs.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <param name="Changed">The alert as the router read it.</param>
/// <param name="Routed">Where the routes of now send it.</param>
/// <param name="Row">Of an alert that the database does not have yet; null when the router read it there.</param>
internal sealed record RoutedChange(ChangedAlert Changed, Routed Routed, AlertRow? Row = null)
{
    public Alert Alert => Changed.Alert;

    /// <summary>
    /// What it means for the group that it joins. An alert that was over before it was routed opened and ended; one whose group has closed since means nothing.
    /// </summary>
    public ImmutableArray<GroupChange> For(AlertGroup? open) =>
        (Alert.IsFiring, Alert.Group) switch
        {
            (true, null) => [new(GroupChangeKind.Opened, Routed)],
            (true, _) => [new(GroupChangeKind.Changed, Routed)],
            (false, null) => [new(GroupChangeKind.Opened, Routed), new(GroupChangeKind.Resolved, Routed)],
            (false, AlertGroupId id) when id == open?.Id => [new(GroupChangeKind.Resolved, Routed)],
            (false, _) => [],
        };
}
