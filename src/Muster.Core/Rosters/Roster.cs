// The roster: who stands in, who is away, where nobody is on call on purpose, and who asked whom for a swap.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Core.Rosters;

/// <summary>
/// One stream for all schedules: an absence holds in each of them, a swap needs to see the other side, and one version says whether anything changed since it
/// was read.
/// </summary>
public sealed record Roster : IDecider<Roster, RosterCommand, RosterEvent>
{
    public const string StreamKey = "main";

    public static string Category => "roster";

    public static Roster Initial { get; } = new();

    /// <summary>In the order in which they were made, removed ones among them.</summary>
    public ImmutableArray<RosterChange> Changes { get; init; } = [];

    /// <summary>In the order in which they were made, removed ones among them.</summary>
    public ImmutableArray<RosterAbsence> Absences { get; init; } = [];

    /// <summary>In the order in which they were asked for.</summary>
    public ImmutableArray<Swap> Swaps { get; init; } = [];

    /// <summary>The shifts of the calendars that were imported, by schedule; past ones among them.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<ListedShift>> Calendars { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<ListedShift>>.Empty.WithComparers(StringComparer.Ordinal);

    public static Decision<RosterEvent> Decide(Roster state, RosterCommand command)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            RosterCommand.AddChange c => RosterRules.Add(state, c),
            RosterCommand.RemoveChange c => RosterRules.Remove(state, c),
            RosterCommand.AddAbsence c => RosterRules.Add(state, c),
            RosterCommand.RemoveAbsence c => RosterRules.Remove(state, c),
            RosterCommand.RequestSwap c => SwapRules.Request(state, c),
            RosterCommand.AcceptSwap c => SwapRules.Accept(state, c),
            RosterCommand.DeclineSwap c => SwapRules.Decline(state, c),
            RosterCommand.WithdrawSwap c => SwapRules.Withdraw(state, c),
            RosterCommand.ImportCalendar c => CalendarRules.Import(state, c),
            _ => throw new UnreachableException($"No rule answers {command.GetType().Name}."),
        };
    }

    public static Roster Evolve(Roster state, RosterEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            RosterEvent.OverrideAdded e => state.With(
                new RosterChange(e.Id, e.Schedule, e.Rotation, e.Person, new(e.Start, e.End), e.Reason, e.By, e.At)
            ),
            RosterEvent.GapAdded e => state.With(
                new RosterChange(e.Id, e.Schedule, e.Rotation, null, new(e.Start, e.End), e.Reason, e.By, e.At)
            ),
            RosterEvent.ChangeRemoved e => state with
            {
                Changes = [.. state.Changes.Select(one => one.Id == e.Id ? one with { Removed = new(e.By, e.At, e.Reason) } : one)],
            },
            RosterEvent.AbsenceAdded e => state with
            {
                Absences = state
                    .Absences.RemoveAll(one => one.Id == e.Id)
                    .Add(new(e.Id, e.Person, new(e.Start, e.End), e.Reason, e.By, e.At)),
            },
            RosterEvent.AbsenceRemoved e => state with
            {
                Absences = [.. state.Absences.Select(one => one.Id == e.Id ? one with { Removed = new(e.By, e.At, e.Reason) } : one)],
            },
            RosterEvent.SwapRequested e => state with
            {
                Swaps = state.Swaps.Add(new(e.Id, e.Schedule, e.Rotation, e.From, e.To, e.Gives, e.InReturn, e.Reason, e.By, e.At)),
            },
            RosterEvent.SwapAccepted e => state.Accepted(e),
            RosterEvent.SwapDeclined e => state.Answered(e.Id, new(SwapState.Declined, e.By, e.At, e.Reason)),
            RosterEvent.SwapWithdrawn e => state.Answered(e.Id, new(SwapState.Withdrawn, e.By, e.At, e.Reason)),
            RosterEvent.CalendarImported e => state with
            {
                Calendars = state.Calendars.SetItem(
                    e.Schedule.Value,
                    CalendarRules.Merged(state.Calendars.GetValueOrDefault(e.Schedule.Value, []), e.Shifts, e.At)
                ),
            },
            _ => throw new UnreachableException($"A roster does not know {happened}."),
        };
    }

    /// <summary>The organisation with its schedules as they were arranged. Who has left it since stands in for nobody: the rotation answers.</summary>
    public Organisation Over(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (Changes.IsEmpty && Absences.IsEmpty && !organisation.Schedules.Values.Any(schedule => schedule.IsImported))
        {
            return organisation;
        }

        ImmutableArray<Absence> absences = [.. Absences.Select(one => one.Counting).OfType<Absence>()];
        ILookup<ScheduleId, Arrangement> changes = Changes
            .Where(one => one.Counting is not null && (one.Person is not { } person || organisation.People.ContainsKey(person.Value)))
            .ToLookup(one => one.Schedule, one => one.Counting!);
        return organisation with
        {
            Absences = absences,
            Schedules = organisation.Schedules.ToImmutableSortedDictionary(
                pair => pair.Key,
                pair =>
                    pair.Value with
                    {
                        Arranged = new([.. changes[pair.Value.Id]], absences) { Calendar = CalendarOf(pair.Value, organisation) },
                    },
                StringComparer.Ordinal
            ),
        };
    }

    /// <summary>The calendar of an imported schedule, empty before the first import. Who has left the organisation has no shifts.</summary>
    private Rotation? CalendarOf(Schedule schedule, Organisation organisation) =>
        schedule.IsImported
            ? new ListedShifts([
                .. Calendars.GetValueOrDefault(schedule.Id.Value, []).Where(one => organisation.People.ContainsKey(one.Person.Value)),
            ]).ToRotation()
            : null;

    /// <summary>One that was removed before it began comes back under its id.</summary>
    private Roster With(RosterChange change) => this with { Changes = Changes.RemoveAll(one => one.Id == change.Id).Add(change) };

    private Roster Answered(string id, SwapAnswer answer) =>
        this with
        {
            Swaps = [.. Swaps.Select(one => one.Id == id ? one with { Answer = answer } : one)],
        };

    private Roster Accepted(RosterEvent.SwapAccepted happened)
    {
        Roster next = Answered(happened.Id, new(SwapState.Accepted, happened.By, happened.At, ""));
        foreach (Swap swap in Swaps.Where(one => one.Id == happened.Id))
        {
            next = next.With(StandIn(swap, swap.To, swap.Gives, "give", happened));
            next = swap.InReturn is { } other ? next.With(StandIn(swap, swap.From, other, "return", happened)) : next;
        }

        return next;
    }

    private static RosterChange StandIn(Swap swap, PersonId person, Stretch when, string part, RosterEvent.SwapAccepted accepted) =>
        new($"{swap.Id}-{part}", swap.Schedule, swap.Rotation, person, when, swap.Reason, accepted.By, accepted.At) { Swap = swap.Id };
}
