// The next state of an alert group after a batch of its alerts changed.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>
/// Counts, not lists: a group opens with its first firing alert and closes when none fires after the whole batch, so an alert that ends while another begins
/// keeps it open. While it is open a group only becomes worse; the next one begins afresh.
/// </summary>
public static class Grouping
{
    private static readonly Reason NothingToClose = new("group.not_open", "No group with this key is open, and nothing fires.");

    private static readonly Reason NothingChanged = new("group.unchanged", "The group counts the same alerts as before.");

    /// <param name="open">The open group with the key of the changes; null when none is.</param>
    /// <param name="idOfNew">The id that a new group gets.</param>
    /// <param name="changes">All of one group key, in the order in which they happened.</param>
    public static GroupOutcome Apply(AlertGroup? open, AlertGroupId idOfNew, ImmutableArray<GroupChange> changes, DateTimeOffset now)
    {
        int opened = changes.Count(change => change.Kind == GroupChangeKind.Opened);
        int resolved = changes.Count(change => change.Kind == GroupChangeKind.Resolved);
        return open is not null ? Renew(open, changes, opened, resolved, now)
            : opened > 0 ? Open(idOfNew, changes, opened, resolved, now)
            : new GroupOutcome.Ignored(NothingToClose);
    }

    private static GroupOutcome Open(AlertGroupId id, ImmutableArray<GroupChange> changes, int opened, int resolved, DateTimeOffset now)
    {
        Routed first = changes.First(change => change.Kind == GroupChangeKind.Opened).Routed;
        int firing = Math.Max(opened - resolved, 0);
        AlertGroup group = new(
            id,
            Version: 1,
            first.GroupKey,
            first.Service,
            Worst(null, changes) ?? first.Severity,
            GroupTitle.Of(first.Name, first.Summary, opened),
            first.GroupLabels,
            OpenedAt: now,
            UpdatedAt: now,
            ClosedAt: firing == 0 ? now : null,
            firing,
            Total: opened,
            Page: null,
            Incident: null,
            Held: null
        );
        return firing == 0 ? new GroupOutcome.Closed(group) : new GroupOutcome.Opened(group);
    }

    private static GroupOutcome Renew(AlertGroup open, ImmutableArray<GroupChange> changes, int opened, int resolved, DateTimeOffset now)
    {
        int firing = Math.Max(open.Firing + opened - resolved, 0);
        int total = open.Total + opened;
        AlertGroup next = open with
        {
            Version = open.Version + 1,
            Severity = Worst(open.Severity, changes) ?? open.Severity,
            Title = total > 1 && opened > 0 ? GroupTitle.Of(changes[0].Routed.Name, "", total) : open.Title,
            UpdatedAt = now,
            ClosedAt = firing == 0 ? now : null,
            Firing = firing,
            Total = total,
        };
        bool same = firing == open.Firing && total == open.Total && next.Severity == open.Severity;
        return firing == 0 ? new GroupOutcome.Closed(next)
            : same ? new GroupOutcome.Ignored(NothingChanged)
            : new GroupOutcome.Renewed(next);
    }

    /// <summary>SEV-1 is the smallest value and the worst.</summary>
    private static Severity? Worst(Severity? present, ImmutableArray<GroupChange> changes) =>
        changes
            .Where(change => change.Kind != GroupChangeKind.Resolved)
            .Select(change => (Severity?)change.Routed.Severity)
            .Append(present)
            .Min();
}
