// What a batch of changes made of an alert group.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>What became of a group. Each but <see cref="Ignored"/> carries the group as it must be stored, with its next version.</summary>
public abstract record GroupOutcome
{
    private GroupOutcome() { }

    /// <summary>A new group is open: somebody may have to be paged.</summary>
    public sealed record Opened(AlertGroup Group) : GroupOutcome;

    /// <summary>The open group counts differently, or became worse.</summary>
    public sealed record Renewed(AlertGroup Group) : GroupOutcome;

    /// <summary>The last alert ended. With <see cref="AlertGroup.Version"/> 1 the group opened and closed in one batch.</summary>
    public sealed record Closed(AlertGroup Group) : GroupOutcome;

    /// <summary>Nothing happened.</summary>
    public sealed record Ignored(Reason Why) : GroupOutcome;
}
