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
/// <param name="Current">The first of those on call; null when nobody of this rotation is on call now.</param>
/// <param name="People">All who are on call together now.</param>
/// <param name="Instead">Who is on call for the same role by another layer while nobody of this rotation is; null when nobody is.</param>
/// <param name="Meant">Why nobody is on call now, where that is on purpose; null where somebody is, or nobody said why.</param>
/// <param name="Next">Who takes over when <paramref name="Current"/> ends, by this rotation or else by another layer; null when nobody does.</param>
/// <param name="IsNextMeant">Whether nobody takes over on purpose.</param>
/// <param name="Final">Who is on call in the end, overrides, layers and gaps included, ascending.</param>
/// <param name="Planned">The rotation without its overrides; empty when there are none in this time.</param>
public sealed record DutyView(
    string Key,
    Rotation Rotation,
    string Title,
    OnCallPerson? Current,
    ImmutableArray<PersonId> People,
    string? CurrentName,
    string? Instead,
    string? Meant,
    string? Next,
    bool IsNextMeant,
    ImmutableArray<LaneShift> Final,
    ImmutableArray<LaneShift> Planned
)
{
    /// <summary>Stands between the names of those who are on call together.</summary>
    public const string Beside = " + ";

    /// <param name="drawn">What the whole schedule has between <paramref name="from"/> and <paramref name="to"/>.</param>
    public static DutyView Of(
        Schedule schedule,
        (ImmutableArray<OnCallShift> Shifts, ImmutableArray<OnCallGap> Gaps) drawn,
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
        Schedule planned = schedule with { Rotations = [rotation], Overrides = [], Arranged = Arranged.Nothing };
        string key = schedule.Id + "-" + index.ToString(CultureInfo.InvariantCulture);
        ImmutableArray<OnCallPerson> answering = OfRole(schedule, rotation, now);
        ImmutableArray<OnCallPerson> together = [.. answering.Where(one => one.Rotation == rotation.Name)];
        OnCallPerson? current = together.FirstOrDefault();
        ImmutableArray<OnCallPerson> next = current is null ? [] : OwnFirst(OfRole(schedule, rotation, current.Until), rotation);
        ImmutableArray<OnCallShift> final = [.. drawn.Shifts.Where(shift => shift.Rotation == rotation.Name)];
        ImmutableArray<OnCallGap> gaps = [.. drawn.Gaps.Where(gap => IsOf(gap, schedule, rotation))];
        bool isOverridden = final.Any(shift => shift.IsOverride);
        return new(
            key,
            rotation,
            rotation.Role?.Label() ?? rotation.Name,
            current,
            [.. together.Select(one => one.Person)],
            Names(organisation, together.Select(one => one.Person)),
            current is null ? Names(organisation, answering.Select(one => one.Person)) : null,
            answering.IsEmpty ? MeantAt(gaps, now) : null,
            Names(organisation, next.Select(one => one.Person)),
            current is not null && MeantAt(gaps, current.Until) is not null,
            Lane(final, gaps, key, organisation),
            isOverridden
                ? Lane(OnCallCalendar.Shifts(planned, from, to), [.. OnCallGaps.Of(planned, from, to)], key + "-plan", organisation)
                : []
        );
    }

    /// <summary>The reason of the gap on purpose around an instant; null when there is none.</summary>
    private static string? MeantAt(ImmutableArray<OnCallGap> gaps, DateTimeOffset at) =>
        gaps.FirstOrDefault(gap => gap.Start <= at && at < gap.End)?.Reason;

    /// <summary>Those of the rotation and of other layers for its role; rotations beside it on its own layer are no stand-ins for it.</summary>
    private static ImmutableArray<OnCallPerson> OfRole(Schedule schedule, Rotation rotation, DateTimeOffset at)
    {
        string[] beside =
        [
            .. schedule
                .Answering.Where(one => one.Name != rotation.Name && (one.Role != rotation.Role || one.Layer == rotation.Layer))
                .Select(one => one.Name),
        ];
        return [.. OnCallCalendar.Who(schedule, at).Where(one => !beside.Contains(one.Rotation, StringComparer.Ordinal))];
    }

    /// <summary>Those of the rotation, or, where it has nobody, those of another layer.</summary>
    private static ImmutableArray<OnCallPerson> OwnFirst(ImmutableArray<OnCallPerson> ofRole, Rotation rotation)
    {
        ImmutableArray<OnCallPerson> own = [.. ofRole.Where(one => one.Rotation == rotation.Name)];
        return own.IsEmpty ? ofRole : own;
    }

    /// <summary>Who is on call together, in one line; null when nobody is.</summary>
    private static string? Names(Organisation organisation, IEnumerable<PersonId> people)
    {
        string names = string.Join(Beside, people.Select(person => Name(organisation, person)));
        return names.Length > 0 ? names : null;
    }

    private static string Name(Organisation organisation, PersonId person) => organisation.Person(person)?.Name ?? person.Value;

    /// <summary>Whether the gap is drawn with this rotation: it is its own, or it is that of its role and it stands first for it.</summary>
    private static bool IsOf(OnCallGap gap, Schedule schedule, Rotation rotation) =>
        gap.Rotation is { } name
            ? name == rotation.Name
            : gap.Role == rotation.Role && schedule.Answering.First(one => one.Role == gap.Role).Name == rotation.Name;

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
        return [.. stretches.Concat(gaps.Select(gap => Hole(key, gap))).OrderBy(stretch => stretch.Start)];
    }

    private static LaneShift Hole(string key, OnCallGap gap) =>
        gap.Reason is { } why
            ? Stretch(key, "Nobody, on purpose", gap.Start, gap.End, LaneKind.Meant) with
            {
                Because = why,
            }
            : Stretch(key, "Nobody", gap.Start, gap.End, LaneKind.Gap);

    private static LaneShift Stretch(string key, string name, DateTimeOffset start, DateTimeOffset end, LaneKind kind) =>
        new($"turn-{key}-{start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}", name, start, end, kind);
}
