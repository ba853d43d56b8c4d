// The shifts of one rotation with its overrides laid over them.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>
/// Shift k of a rotation begins k × shift days after the start, at the same local time, whatever the length of the days between; see
/// <see cref="LocalHandover"/>. Who answers is asked of one instant at a time (<see cref="SourceAt"/>); a shift is a run of instants with one answer.
/// </summary>
internal sealed class RotationCalendar(Rotation rotation, ImmutableArray<ScheduleOverride> overrides, DateTimeZone zone)
{
    /// <summary>The shift around <paramref name="at"/>, starting there; null when nobody answers.</summary>
    public OnCallShift? ShiftAt(Instant at) => SourceAt(at) is Source source ? Shift(source, at, EndOf(source, at)) : null;

    public IEnumerable<OnCallShift> Shifts(Instant from, Instant to)
    {
        for (Instant? at = from; at < to; )
        {
            if (SourceAt(at.Value) is not Source source)
            {
                at = NextChange(at.Value);
                continue;
            }

            Instant end = EndOf(source, at.Value);
            yield return Shift(source, at.Value, Instant.Min(end, to));
            at = end;
        }
    }

    private OnCallShift Shift(Source source, Instant start, Instant end) =>
        new(rotation.Name, rotation.Role, source.Person, start.ToDateTimeOffset(), end.ToDateTimeOffset(), source.Override is not null);

    /// <summary>The override that holds, else the rotation's own shift, else null.</summary>
    private Source? SourceAt(Instant at)
    {
        for (int index = overrides.Length - 1; index >= 0; index--)
        {
            if (Start(overrides[index]) <= at && at < End(overrides[index]))
            {
                return new(overrides[index].Person, index, TurnNumber: null);
            }
        }

        long turn = TurnAt(at);
        return turn < 0 || rotation.Members.IsEmpty
            ? null
            : new(rotation.Members[(int)(turn % rotation.Members.Length)], Override: null, turn);
    }

    /// <summary>
    /// An override ends at its end, a turn at its hand-over, and either when an override that stands above it begins. Found in one look at the overrides: how far
    /// away the end is makes no difference.
    /// </summary>
    private Instant EndOf(Source source, Instant at)
    {
        Instant end = source.Override is int held ? End(overrides[held]) : NextHandover(at);
        foreach (ScheduleOverride above in overrides.Skip((source.Override ?? -1) + 1))
        {
            if (Start(above) > at && Start(above) < End(above) && Start(above) < end)
            {
                end = Start(above);
            }
        }

        return end;
    }

    /// <summary>The next instant after <paramref name="at"/> at which somebody may answer where nobody does; null when there is none.</summary>
    private Instant? NextChange(Instant at)
    {
        Instant? next = rotation.Members.IsEmpty ? null : NextHandover(at);
        foreach (ScheduleOverride wanted in overrides)
        {
            next = Sooner(next, Start(wanted), at);
        }

        return next;
    }

    private static Instant? Sooner(Instant? next, Instant candidate, Instant after) =>
        candidate > after && (next is null || candidate < next) ? candidate : next;

    private Instant NextHandover(Instant at) => HandoverOf(Math.Max(TurnAt(at), -1) + 1);

    /// <summary>The number of the shift that has begun last, -1 before the first. Two shifts can begin at once where a zone skipped a whole day; the later counts.</summary>
    private long TurnAt(Instant at)
    {
        LocalDateTime local = at.InZone(zone).LocalDateTime;
        long turn = FloorDivide(Period.DaysBetween(rotation.Start.Date, local.Date), rotation.ShiftDays) + 1;
        while (turn >= 0 && HandoverOf(turn) > at)
        {
            turn--;
        }

        return turn;
    }

    private Instant HandoverOf(long turn) => LocalHandover.Of(rotation.Start.PlusDays((int)(turn * rotation.ShiftDays)), zone).At;

    private static long FloorDivide(long days, long by) => (days - (((days % by) + by) % by)) / by;

    private static Instant Start(ScheduleOverride wanted) => Instant.FromDateTimeOffset(wanted.Start);

    private static Instant End(ScheduleOverride wanted) => Instant.Min(Instant.FromDateTimeOffset(wanted.End), OnCallCalendar.LastEnd);

    /// <summary>Why somebody answers: an override, by its place in the list, or a turn of the rotation.</summary>
    private sealed record Source(PersonId Person, int? Override, long? TurnNumber);
}
