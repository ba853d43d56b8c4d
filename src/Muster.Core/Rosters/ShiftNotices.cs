// Which beginnings of duty a person is told of together, and when.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;

namespace Muster.Core.Rosters;

public static class ShiftNotices
{
    /// <summary>A day: who cannot come still has time to ask somebody else.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>12 hours: what begins within them is one message.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromHours(12);

    /// <summary>8 days: a week of duty that follows is told with its end.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromDays(8);

    /// <summary>
    /// Where the duty of each person begins after <paramref name="from"/>, ascending. A hand-over to the same person begins nothing.
    /// </summary>
    /// <param name="shifts">As <see cref="OnCallCalendar.Shifts"/> gives them for the whole stretch.</param>
    public static ImmutableArray<DutyStart> Starts(
        ScheduleId schedule,
        ImmutableArray<OnCallShift> shifts,
        DateTimeOffset from,
        DateTimeOffset to
    )
    {
        List<OnCallShift> runs = [];
        foreach (IGrouping<(string, PersonId), OnCallShift> own in shifts.GroupBy(shift => (shift.Rotation, shift.Person)))
        {
            List<OnCallShift> here = [];
            foreach (OnCallShift shift in own)
            {
                if (here is [.., { } last] && last.End >= shift.Start)
                {
                    here[^1] = last with { End = shift.End > last.End ? shift.End : last.End };
                }
                else
                {
                    here.Add(shift);
                }
            }

            runs.AddRange(here);
        }

        return
        [
            .. runs.Where(run => run.Start > from)
                .OrderBy(run => run.Start)
                .Select(run => new DutyStart(schedule, run.Rotation, run.Role, run.Person, run.Start, run.End < to ? run.End : null)
                {
                    IsOverride = run.IsOverride,
                }),
        ];
    }

    /// <summary>
    /// When the person is to be told of the first of these that they do not know, in their waking hours: a day ahead, or now where it came up later than that; and of
    /// what. Null when there is nothing to tell. What has begun is told only where somebody stands in: turns were known before.
    /// </summary>
    /// <param name="starts">The person's own, ascending; what is over is passed over.</param>
    public static (DateTimeOffset At, ImmutableArray<DutyStart> Of)? Next(
        Person person,
        IEnumerable<DutyStart> starts,
        ImmutableArray<ToldShift> told,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(person);
        DutyStart[] untold =
        [
            .. starts.Where(one => (one.Start > now || (one.IsOverride && !(one.End <= now))) && !told.Contains(one.Told)),
        ];
        if (untold.Length == 0)
        {
            return null;
        }

        DateTimeOffset due = untold[0].Start - Ahead;
        DateTimeOffset at = person.NextAwake(due < now ? now : due);
        ImmutableArray<DutyStart>.Builder together = ImmutableArray.CreateBuilder<DutyStart>();
        DateTimeOffset until = untold[0].Start + Together;
        foreach (DutyStart one in untold.TakeWhile(one => one.Start <= until))
        {
            together.Add(one);
            until = one.End > until ? one.End.Value : until;
        }

        return (at, together.ToImmutable());
    }
}
