// Everything that can be asked of the roster.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Core.Rosters;

/// <summary>Each command is decided against the organisation that it brings: a schedule or a person that is not in it is a mistake.</summary>
public abstract record RosterCommand(Actor By, DateTimeOffset At)
{
    /// <summary>Without <paramref name="Person"/> it is a gap on purpose. What should have begun begins now.</summary>
    public sealed record AddChange(
        string Id,
        Organisation Organisation,
        string Schedule,
        string? Rotation,
        string? Person,
        Stretch When,
        string Reason,
        bool IsGap,
        Actor By,
        DateTimeOffset At
    ) : RosterCommand(By, At);

    public sealed record RemoveChange(string Id, string Reason, Actor By, DateTimeOffset At) : RosterCommand(By, At);

    public sealed record AddAbsence(
        string Id,
        Organisation Organisation,
        string Person,
        Stretch When,
        string Reason,
        Actor By,
        DateTimeOffset At
    ) : RosterCommand(By, At);

    public sealed record RemoveAbsence(string Id, string Reason, Actor By, DateTimeOffset At) : RosterCommand(By, At);

    public sealed record RequestSwap(
        string Id,
        Organisation Organisation,
        string Schedule,
        string Rotation,
        string From,
        string To,
        Stretch Gives,
        Stretch? InReturn,
        string Reason,
        Actor By,
        DateTimeOffset At
    ) : RosterCommand(By, At);

    /// <param name="IsAdmin">Whether who accepts may do so for the person that was asked.</param>
    public sealed record AcceptSwap(string Id, Organisation Organisation, bool IsAdmin, Actor By, DateTimeOffset At)
        : RosterCommand(By, At);

    public sealed record DeclineSwap(string Id, string Reason, bool IsAdmin, Actor By, DateTimeOffset At) : RosterCommand(By, At);

    public sealed record WithdrawSwap(string Id, string Reason, bool IsAdmin, Actor By, DateTimeOffset At) : RosterCommand(By, At);

    /// <summary>What of <paramref name="Shifts"/> is over counts for nothing: the calendar says what comes.</summary>
    public sealed record ImportCalendar(
        Organisation Organisation,
        string Schedule,
        ImmutableArray<ListedShift> Shifts,
        Actor By,
        DateTimeOffset At
    ) : RosterCommand(By, At);
}
