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
        string key = schedule.Id + "-" + index.ToString(CultureInfo.InvariantCulture);
        ImmutableArray<OnCallPerson> together = OnCallCalendar.Who(alone, now);
        OnCallPerson? current = together.FirstOrDefault();
        ImmutableArray<OnCallPerson> next = current is null ? [] : OnCallCalendar.Who(alone, current.Until);
        ImmutableArray<OnCallShift> final = OnCallCalendar.Shifts(alone, from, to);
        bool isOverridden = final.Any(shift => shift.IsOverride);
        return new(
            key,
            rotation,
            rotation.Role?.Label() ?? rotation.Name,
            current,
            Names(organisation, together.Select(one => one.Person)),
            Names(organisation, next.Select(one => one.Person)),
            Lane(final, key, organisation, from, to),
            isOverridden
                ? Lane(
                    OnCallCalendar.Shifts(alone with { Overrides = [], Arranged = Arranged.Nothing }, from, to),
                    key + "-plan",
                    organisation,
                    from,
                    to
                )
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

    private static ImmutableArray<LaneShift> Lane(
        ImmutableArray<OnCallShift> shifts,
        string key,
        Organisation organisation,
        DateTimeOffset from,
        DateTimeOffset to
    )
    {
        ImmutableArray<LaneShift>.Builder lane = ImmutableArray.CreateBuilder<LaneShift>();
        DateTimeOffset covered = from;
        foreach (IGrouping<DateTimeOffset, OnCallShift> together in shifts.GroupBy(one => one.Start))
        {
            OnCallShift shift = together.First();
            if (shift.Start > covered)
            {
                lane.Add(Stretch(key, "Nobody", covered, shift.Start, LaneKind.Gap));
            }

            lane.Add(
                Stretch(
                    key,
                    Names(organisation, together.Select(one => one.Person))!,
                    shift.Start,
                    shift.End,
                    shift.IsOverride ? LaneKind.Override : LaneKind.Shift
                )
            );
            covered = shift.End;
        }

        if (covered < to)
        {
            lane.Add(Stretch(key, "Nobody", covered, to, LaneKind.Gap));
        }

        return lane.ToImmutable();
    }

    private static LaneShift Stretch(string key, string name, DateTimeOffset start, DateTimeOffset end, LaneKind kind) =>
        new($"turn-{key}-{start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}", name, start, end, kind);
}
