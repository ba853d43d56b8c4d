// Who is on call together from one change to the next.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Server.OnCall;

/// <summary>Half-open and in UTC. <see cref="People"/> stand in the order of the schedule's rotations, each once; nobody in a gap.</summary>
public sealed record Cover(DateTimeOffset Start, DateTimeOffset End, ImmutableArray<PersonId> People)
{
    /// <summary>The whole stretch, ascending, without holes: gaps are covers with nobody. Neighbours differ.</summary>
    /// <param name="shifts">As <see cref="OnCallCalendar.Shifts"/> gives them for the same stretch.</param>
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

        DateTimeOffset[] changes =
        [
            .. shifts
                .SelectMany(shift => new[] { shift.Start, shift.End })
                .Append(from)
                .Append(to)
                .Where(at => at >= from && at <= to)
                .Distinct()
                .Order(),
        ];
        ImmutableArray<Cover>.Builder covers = ImmutableArray.CreateBuilder<Cover>();
        foreach ((DateTimeOffset start, DateTimeOffset end) in changes.Zip(changes.Skip(1)))
        {
            ImmutableArray<PersonId> people =
            [
                .. rotations
                    .SelectMany(rotation =>
                        shifts.Where(shift => shift.Rotation == rotation.Name && shift.Start <= start && start < shift.End)
                    )
                    .Select(shift => shift.Person)
                    .Distinct(),
            ];
            if (covers.Count > 0 && covers[^1].People.SequenceEqual(people))
            {
                covers[^1] = covers[^1] with { End = end };
            }
            else
            {
                covers.Add(new(start.ToUniversalTime(), end.ToUniversalTime(), people));
            }
        }

        return covers.ToImmutable();
    }
}
