// Who is on call together from one change to the next.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary>Half-open and in UTC. <see cref="People"/> stand in the order of the schedule's rotations, each once; nobody in a gap.</summary>
public sealed record Cover(DateTimeOffset Start, DateTimeOffset End, ImmutableArray<PersonId> People)
{
    /// <summary>As <see cref="Of(ImmutableArray{OnCallShift}, ImmutableArray{Rotation}, DateTimeOffset, DateTimeOffset)"/>, for a schedule as it is read.</summary>
    public static ImmutableArray<Cover> Of(Schedule schedule, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Of(OnCallCalendar.Shifts(schedule, from, to), schedule.Answering, from, to);
    }

    /// <summary>The whole stretch, ascending, without holes: gaps are covers with nobody. Neighbours differ.</summary>
    /// <param name="shifts">As <see cref="OnCallCalendar.Shifts"/> gives them for the same stretch; those that begin together stand in any order.</param>
    public static ImmutableArray<Cover> Of(
        ImmutableArray<OnCallShift> shifts,
        ImmutableArray<Rotation> rotations,
        DateTimeOffset from,
        DateTimeOffset to
    )
    {
        if (to <= from)
        {
            return [];
        }

        // A name that stands twice is refused, but must not silence whoever asks.
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (Rotation rotation in rotations)
        {
            places.TryAdd(rotation.Name, places.Count);
        }

        OnCallShift[] coming = [.. shifts.OrderBy(shift => shift.Start)];
        List<OnCallShift> present = [];
        ImmutableArray<Cover>.Builder covers = ImmutableArray.CreateBuilder<Cover>();
        int next = 0;
        for (DateTimeOffset at = from.ToUniversalTime(); at < to; )
        {
            present.RemoveAll(shift => shift.End <= at);
            for (; next < coming.Length && coming[next].Start <= at; next++)
            {
                if (coming[next].End > at)
                {
                    present.Add(coming[next]);
                }
            }

            DateTimeOffset end = present.Select(shift => shift.End).Append(to).Min();
            end = next < coming.Length && coming[next].Start < end ? coming[next].Start : end;
            Add(
                covers,
                new(
                    at,
                    end.ToUniversalTime(),
                    [.. present.OrderBy(shift => places[shift.Rotation]).Select(shift => shift.Person).Distinct()]
                )
            );
            at = end;
        }

        return covers.ToImmutable();
    }

    /// <summary>A change that changes nobody is none.</summary>
    private static void Add(ImmutableArray<Cover>.Builder covers, Cover cover)
    {
        if (covers.Count > 0 && covers[^1].People.SequenceEqual(cover.People))
        {
            covers[^1] = covers[^1] with { End = cover.End };
        }
        else
        {
            covers.Add(cover);
        }
    }
}
