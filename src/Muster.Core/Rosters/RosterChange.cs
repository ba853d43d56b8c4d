// Somebody who stands in, or a gap on purpose, with who arranged it and why.
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Core.Rosters;

/// <param name="Person">Null in a gap on purpose.</param>
/// <param name="Rotation">Null: all rotations of the schedule.</param>
public sealed record RosterChange(
    string Id,
    ScheduleId Schedule,
    string? Rotation,
    PersonId? Person,
    Stretch When,
    string Reason,
    Actor By,
    DateTimeOffset At
)
{
    /// <summary>The swap that made it; null when somebody arranged it by itself.</summary>
    public string? Swap { get; init; }

    public Withdrawal? Removed { get; init; }

    /// <summary>What of it counts: all of it, or what had passed when it was removed; null when that is nothing.</summary>
    public Arrangement? Counting =>
        Withdrawal.Kept(When, Removed) is { } kept
            ? new(kept.Start, kept.End, Person, Rotation) { Reason = Person is null ? Reason : null }
            : null;
}
