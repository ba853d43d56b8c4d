// What will be done so that it does not happen again, or not as badly.
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

/// <summary><see cref="Verification"/> says how one will see that it helped.</summary>
public sealed record ActionItem(
    string Id,
    string Text,
    PersonId Owner,
    DateTimeOffset DueAt,
    ActionItemType Type,
    string? Verification,
    Actor By,
    DateTimeOffset At
)
{
    public ActionItemPriority Priority { get; init; } = ActionItemPriority.Medium;

    /// <summary>Null while nobody has sent it to a tracker.</summary>
    public TrackedIssue? Issue { get; init; }

    public Completion? Done { get; init; }

    public Removal? Removal { get; init; }

    /// <summary>Whether it is still to be done and its day has passed.</summary>
    public bool IsOverdue(DateTimeOffset now) => Done is null && Removal is null && DueAt <= now;
}
