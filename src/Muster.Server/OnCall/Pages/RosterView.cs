// What people arranged about one schedule, as its page shows it.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Rosters;

namespace Muster.Server.OnCall.Pages;

/// <param name="Changes">Overrides and gaps on purpose that are not over, by start.</param>
/// <param name="Absences">Those of the schedule's members that are not over, by start.</param>
/// <param name="Swaps">Those that wait for an answer, by start.</param>
/// <param name="MayWrite">Whether the reader may change anything.</param>
/// <param name="IsAdmin">Whether the reader may answer for others.</param>
public sealed record RosterView(
    ImmutableArray<RosterChange> Changes,
    ImmutableArray<RosterAbsence> Absences,
    ImmutableArray<Swap> Swaps,
    bool MayWrite,
    bool IsAdmin,
    PersonId? Me
)
{
    public bool IsEmpty => Changes.IsEmpty && Absences.IsEmpty && Swaps.IsEmpty;

    public static RosterView Of(Roster roster, Schedule schedule, Web.Access.Caller reader, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(reader);
        PersonId[] members = [.. schedule.Answering.SelectMany(rotation => rotation.Listed?.Everybody ?? rotation.Members.AsEnumerable())];
        return new(
            [
                .. roster
                    .Changes.Where(one => one.Schedule == schedule.Id && one.Removed is null && one.When.End > now)
                    .OrderBy(one => one.When.Start),
            ],
            [
                .. roster
                    .Absences.Where(one => members.Contains(one.Person) && one.Removed is null && one.When.End > now)
                    .OrderBy(one => one.When.Start),
            ],
            [.. roster.Swaps.Where(one => one.Schedule == schedule.Id && one.State(now) == SwapState.Open).OrderBy(one => one.Gives.Start)],
            reader.MayRespond,
            reader.MayAdminister,
            reader.Person
        );
    }

    /// <summary>Whether the reader was asked, or may answer for whoever was.</summary>
    public bool MayAnswer(Swap swap)
    {
        ArgumentNullException.ThrowIfNull(swap);
        return MayWrite && (IsAdmin || swap.To == Me);
    }

    public bool MayWithdraw(Swap swap)
    {
        ArgumentNullException.ThrowIfNull(swap);
        return MayWrite && (IsAdmin || swap.From == Me || (Me is { } me && swap.By == Actor.Person(me.Value)));
    }

    /// <summary>What people call somebody.</summary>
    public static string NameOf(Organisation organisation, PersonId person)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Person(person)?.Name ?? person.Value;
    }
}
