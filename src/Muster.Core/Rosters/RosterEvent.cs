// Everything that can happen to the roster: the complete family.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Core.Rosters;

/// <summary>What people arranged about who is on call, beside the schedules' definitions. The names are stable; docs/events.md describes each.</summary>
[JsonDerivedType(typeof(OverrideAdded), "roster.override_added")]
[JsonDerivedType(typeof(GapAdded), "roster.gap_added")]
[JsonDerivedType(typeof(ChangeRemoved), "roster.change_removed")]
[JsonDerivedType(typeof(AbsenceAdded), "roster.absence_added")]
[JsonDerivedType(typeof(AbsenceRemoved), "roster.absence_removed")]
[JsonDerivedType(typeof(SwapRequested), "roster.swap_requested")]
[JsonDerivedType(typeof(SwapAccepted), "roster.swap_accepted")]
[JsonDerivedType(typeof(SwapDeclined), "roster.swap_declined")]
[JsonDerivedType(typeof(SwapWithdrawn), "roster.swap_withdrawn")]
[JsonDerivedType(typeof(CalendarImported), "roster.calendar_imported")]
public abstract record RosterEvent(Actor By, DateTimeOffset At)
{
    /// <summary>Somebody stands in. <paramref name="Rotation"/> is null where they stand above all of the schedule's rotations.</summary>
    public sealed record OverrideAdded(
        string Id,
        ScheduleId Schedule,
        string? Rotation,
        PersonId Person,
        DateTimeOffset Start,
        DateTimeOffset End,
        string Reason,
        Actor By,
        DateTimeOffset At
    ) : RosterEvent(By, At);

    /// <summary>Nobody is on call, on purpose.</summary>
    public sealed record GapAdded(
        string Id,
        ScheduleId Schedule,
        string? Rotation,
        DateTimeOffset Start,
        DateTimeOffset End,
        string Reason,
        Actor By,
        DateTimeOffset At
    ) : RosterEvent(By, At);

    /// <summary>An override or a gap on purpose holds no longer. What it was until now stays.</summary>
    public sealed record ChangeRemoved(string Id, string Reason, Actor By, DateTimeOffset At) : RosterEvent(By, At);

    /// <summary>Somebody is away, and every rotation passes over them.</summary>
    public sealed record AbsenceAdded(
        string Id,
        PersonId Person,
        DateTimeOffset Start,
        DateTimeOffset End,
        string Reason,
        Actor By,
        DateTimeOffset At
    ) : RosterEvent(By, At);

    /// <summary>Somebody is not away any longer, or will not be.</summary>
    public sealed record AbsenceRemoved(string Id, string Reason, Actor By, DateTimeOffset At) : RosterEvent(By, At);

    /// <summary>Somebody wants another to take a stretch of theirs, in return for one of the other's where <paramref name="InReturn"/> is given.</summary>
    public sealed record SwapRequested(
        string Id,
        ScheduleId Schedule,
        string Rotation,
        PersonId From,
        PersonId To,
        Stretch Gives,
        Stretch? InReturn,
        string Reason,
        Actor By,
        DateTimeOffset At
    ) : RosterEvent(By, At);

    /// <summary>The one who was asked takes it: from now on both stand in for each other.</summary>
    public sealed record SwapAccepted(string Id, Actor By, DateTimeOffset At) : RosterEvent(By, At);

    public sealed record SwapDeclined(string Id, string Reason, Actor By, DateTimeOffset At) : RosterEvent(By, At);

    public sealed record SwapWithdrawn(string Id, string Reason, Actor By, DateTimeOffset At) : RosterEvent(By, At);

    /// <summary>From now on a schedule has the shifts of this calendar; what had passed stays. <paramref name="Shifts"/> ascend by start.</summary>
    public sealed record CalendarImported(ScheduleId Schedule, ImmutableArray<ListedShift> Shifts, Actor By, DateTimeOffset At)
        : RosterEvent(By, At);
}
