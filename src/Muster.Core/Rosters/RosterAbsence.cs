// Somebody who is away, with who said so and why.
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Core.Rosters;

public sealed record RosterAbsence(string Id, PersonId Person, Stretch When, string Reason, Actor By, DateTimeOffset At)
{
    public Withdrawal? Removed { get; init; }

    /// <summary>What of it counts: all of it, or what had passed when it was removed; null when that is nothing.</summary>
    public Absence? Counting => Withdrawal.Kept(When, Removed) is { } kept ? new(Id, Person, kept.Start, kept.End, Reason) : null;
}
