// Where a schedule leaves nobody on call.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>
/// A rotation that keeps to parts of the week leaves no gap outside of them; but somebody has to be there for its role: another layer, or it is a gap of the role.
/// </summary>
public static class OnCallGaps
{
    /// <summary>
    /// The gaps between <paramref name="from"/> and <paramref name="to"/>, cut to it, ascending by start, then in the order of the rotations. One that is only
    /// partly on purpose is told in parts.
    /// </summary>
    public static ImmutableArray<OnCallGap> Of(Schedule schedule, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Interval asked = new(OnCallCalendar.Readable(from), OnCallCalendar.Readable(to < from ? from : to));
        return
        [
            .. schedule
                .Answering.GroupBy(rotation => rotation.Role)
                .SelectMany(role => OfRole(schedule, [.. role], asked))
                .OrderBy(gap => gap.Start),
        ];
    }

    private static IEnumerable<OnCallGap> OfRole(Schedule schedule, Rotation[] rotations, Interval asked)
    {
        IReadOnlyList<Interval>[] covered = [.. rotations.Select(rotation => Covered(schedule, rotation, asked))];
        Rotation[] always = [.. rotations.Where(rotation => rotation.Windows.IsEmpty)];
        if (always.Length == 0)
        {
            return Between(asked, covered.SelectMany(one => one)).SelectMany(gap => Parts(schedule, null, rotations[0].Role, gap));
        }

        return always.SelectMany(rotation =>
            Between(
                    asked,
                    covered
                        .Where((_, place) => rotations[place] == rotation || rotations[place].Layer != rotation.Layer)
                        .SelectMany(one => one)
                )
                .SelectMany(gap => Parts(schedule, rotation.Name, rotation.Role, gap))
        );
    }

    private static IReadOnlyList<Interval> Covered(Schedule schedule, Rotation rotation, Interval asked) =>
        [
            .. OnCallCalendar
                .CalendarOf(schedule, rotation)
                .Stretches(asked.Start, asked.End)
                .Select(stretch => new Interval(stretch.Start, stretch.End)),
        ];

    private static IEnumerable<Interval> Between(Interval asked, IEnumerable<Interval> covered)
    {
        Instant at = asked.Start;
        foreach (Interval next in covered.OrderBy(one => one.Start))
        {
            if (next.Start > at)
            {
                yield return new(at, next.Start);
            }

            at = Instant.Max(at, next.End);
        }

        if (at < asked.End)
        {
            yield return new(at, asked.End);
        }
    }

    /// <summary>The gap cut where a gap on purpose begins or ends.</summary>
    private static IEnumerable<OnCallGap> Parts(Schedule schedule, string? rotation, Role? role, Interval gap)
    {
        Arrangement[] meant =
        [
            .. schedule.Arranged.Changes.Where(one =>
                one.Person is null && (one.Rotation is null || rotation is null || one.Rotation == rotation)
            ),
        ];
        DateTimeOffset start = gap.Start.ToDateTimeOffset();
        DateTimeOffset end = gap.End.ToDateTimeOffset();
        DateTimeOffset[] cuts =
        [
            .. meant
                .SelectMany(one => new[] { one.Start, one.End })
                .Where(at => start < at && at < end)
                .Append(start)
                .Append(end)
                .Distinct()
                .Order(),
        ];
        return cuts.Zip(cuts.Skip(1))
            .Select(part => new OnCallGap(
                rotation,
                role,
                part.First,
                part.Second,
                meant.LastOrDefault(one => one.Start <= part.First && part.First < one.End)?.Reason
            ));
    }
}
