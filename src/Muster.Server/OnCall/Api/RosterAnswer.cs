// The roster as the API answers it: what is to come, and the swaps that wait for an answer.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Rosters;

namespace Muster.Server.OnCall.Api;

/// <param name="Changes">Overrides and gaps on purpose that are not over, by start.</param>
/// <param name="Absences">Those that are not over, by start.</param>
/// <param name="Swaps">Those whose stretches are not over, by start, whatever became of them.</param>
public sealed record RosterAnswer(ImmutableArray<ChangeItem> Changes, ImmutableArray<AbsenceItem> Absences, ImmutableArray<SwapItem> Swaps)
{
    public static RosterAnswer Of(Roster roster, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(roster);
        return new(
            [
                .. roster
                    .Changes.Where(one => one.Removed is null && one.When.End > now)
                    .OrderBy(one => one.When.Start)
                    .Select(ChangeItem.Of),
            ],
            [
                .. roster
                    .Absences.Where(one => one.Removed is null && one.When.End > now)
                    .OrderBy(one => one.When.Start)
                    .Select(AbsenceItem.Of),
            ],
            [
                .. roster
                    .Swaps.Where(one => one.Gives.End > now || one.InReturn?.End > now)
                    .OrderBy(one => one.Gives.Start)
                    .Select(one => SwapItem.Of(one, now)),
            ]
        );
    }
}

/// <param name="Rotation">Null: all rotations of the schedule.</param>
/// <param name="Person">Null in a gap on purpose.</param>
/// <param name="Swap">The id of the swap that made it; null when somebody arranged it.</param>
/// <param name="By">Who arranged it, such as <c>person:ana</c>.</param>
public sealed record ChangeItem(
    string Id,
    ScheduleId Schedule,
    string? Rotation,
    PersonId? Person,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Reason,
    string? Swap,
    Actor By,
    DateTimeOffset At
)
{
    public static ChangeItem Of(RosterChange one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new(one.Id, one.Schedule, one.Rotation, one.Person, one.When.Start, one.When.End, one.Reason, one.Swap, one.By, one.At);
    }
}

/// <param name="By">Who said so, such as <c>person:ana</c>.</param>
public sealed record AbsenceItem(
    string Id,
    PersonId Person,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Reason,
    Actor By,
    DateTimeOffset At
)
{
    public static AbsenceItem Of(RosterAbsence one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new(one.Id, one.Person, one.When.Start, one.When.End, one.Reason, one.By, one.At);
    }
}

/// <param name="From">Whose turn it is.</param>
/// <param name="To">Who is asked to take it.</param>
/// <param name="ReturnStart">The beginning of what they get for it; null for nothing.</param>
/// <param name="ExpiresAt">Until when it can be answered.</param>
public sealed record SwapItem(
    string Id,
    ScheduleId Schedule,
    string Rotation,
    PersonId From,
    PersonId To,
    DateTimeOffset Start,
    DateTimeOffset End,
    DateTimeOffset? ReturnStart,
    DateTimeOffset? ReturnEnd,
    string Reason,
    SwapState State,
    DateTimeOffset ExpiresAt,
    Actor By,
    DateTimeOffset At
)
{
    public static SwapItem Of(Swap one, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new(
            one.Id,
            one.Schedule,
            one.Rotation,
            one.From,
            one.To,
            one.Gives.Start,
            one.Gives.End,
            one.InReturn?.Start,
            one.InReturn?.End,
            one.Reason,
            one.State(now),
            one.ExpiresAt,
            one.By,
            one.At
        );
    }
}

/// <param name="Written">What the write did.</param>
/// <param name="Warnings">Gaps that it leaves and that were not there before, as sentences; it was done all the same.</param>
/// <param name="Roster">As it stands afterwards.</param>
public sealed record RosterWritten(Web.Api.WrittenItem Written, ImmutableArray<string> Warnings, RosterAnswer Roster);
