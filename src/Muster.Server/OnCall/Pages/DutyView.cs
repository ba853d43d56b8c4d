// One rotation of a schedule as it is drawn: who is on now, who is next, and its lanes.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Server.Web.Views;

namespace Muster.Server.OnCall.Pages;

/// <param name="Key">Stays with the rotation while its schedule does, for ids on the page.</param>
/// <param name="Title">The role of a command rotation, else the rotation's name.</param>
/// <param name="Current">The first of those on call; null when nobody is on call now.</param>
/// <param name="Next">Who takes over when <paramref name="Current"/> ends; null when nobody does.</param>
/// <param name="Final">Who is on call in the end, overrides and gaps included, ascending.</param>
/// <param name="Planned">The rotation without its overrides; empty when there are none in this time.</param>
public sealed record DutyView(
    string Key,
    Rotation Rotation,
    string Title,
    OnCallPerson? Current,
    string? CurrentName,
    string? Next,
    ImmutableArray<LaneShift> Final,
    ImmutableArray<LaneShift> Planned
)
{
    public static DutyView Of(
        Schedule schedule,
        Rotation rotation,
        int index,
        Organisation organisation,
        DateTimeOffset from,
        DateTimeOffset to,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(rotation);
        Schedule alone = schedule with { Rotations = [rotation] };
        Schedule planned = alone with { Overrides = [], Arranged = Arranged.Nothing };
        string key = schedule.Id + "-" + index.ToString(CultureInfo.InvariantCulture);
        ImmutableArray<OnCallPerson> together = OnCallCalendar.Who(alone, now);
        OnCallPerson? current = together.FirstOrDefault();
        ImmutableArray<OnCallPerson> next = current is null ? [] : OnCallCalendar.Who(alone, current.Until);
        ImmutableArray<OnCallShift> final = OnCallCalendar.Shifts(alone, from, to);
        ImmutableArray<OnCallGap> gaps = [.. OnCallGaps.Of(schedule, from, to).Where(gap => IsOf(gap, schedule, rotation))];
        bool isOverridden = final.Any(shift => shift.IsOverride);
        return new(
            key,
            rotation,
            rotation.Role?.Label() ?? rotation.Name,
            current,
            Names(organisation, together.Select(one => one.Person)),
            Names(organisation, next.Select(one => one.Person)),
            Lane(final, gaps, key, organisation),
            isOverridden
                ? Lane(OnCallCalendar.Shifts(planned, from, to), [.. OnCallGaps.Of(planned, from, to)], key + "-plan", organisation)
                : []
        );
    }

    /// <summary>Who is on call together, in one line; null when nobody is.</summary>
    private static string? Names(Organisation organisation, IEnumerable<PersonId> people)
    {
        string names = string.Join(" + ", people.Select(person => Name(organisation, person)));
        return names.Length > 0 ? names : null;
    }

    private static string Name(Organisation organisation, PersonId person) => organisation.Person(person)?.Name ?? person.Value;

    /// <summary>Whether the gap is drawn with this rotation: it is its own, or it is that of its role and it stands first for it.</summary>
    private static bool IsOf(OnCallGap gap, Schedule schedule, Rotation rotation) =>
        gap.Rotation is { } name
            ? name == rotation.Name
            : gap.Role == rotation.Role && schedule.Rotations.First(one => one.Role == gap.Role).Name == rotation.Name;

    private static ImmutableArray<LaneShift> Lane(
        ImmutableArray<OnCallShift> shifts,
        ImmutableArray<OnCallGap> gaps,
        string key,
        Organisation organisation
    )
    {
        IEnumerable<LaneShift> stretches = shifts
            .GroupBy(shift => (shift.Start, shift.End))
            .Select(together =>
                Stretch(
                    key,
                    Names(organisation, together.Select(one => one.Person))!,
                    together.Key.Start,
                    together.Key.End,
                    together.First().IsOverride ? LaneKind.Override : LaneKind.Shift
                )
            );
        return
        [
            .. stretches
                .Concat(gaps.Select(gap => Stretch(key, "Nobody", gap.Start, gap.End, LaneKind.Gap)))
                .OrderBy(stretch => stretch.Start),
        ];
    }

    private static LaneShift Stretch(string key, string name, DateTimeOffset start, DateTimeOffset end, LaneKind kind) =>
        new($"turn-{key}-{start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}", name, start, end, kind);
}
