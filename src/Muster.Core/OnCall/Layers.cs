// The rotations of a schedule above one another: of those for one role only the highest that has somebody answers.
using System.Collections.Immutable;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>Rotations on one layer answer together.</summary>
internal sealed class Layers(ImmutableArray<(Rotation Rotation, RotationCalendar Calendar)> rotations)
{
    /// <summary>By rotation, in order, the stretch around <paramref name="at"/> that counts; rotations without one are left out.</summary>
    public IEnumerable<(Rotation Rotation, RotationStretch Stretch)> At(Instant at)
    {
        (Rotation Rotation, RotationStretch Stretch)[] answering =
        [
            .. rotations
                .Select(one => (one.Rotation, Stretch: one.Calendar.At(at)))
                .Where(one => one.Stretch is not null)
                .Select(one => (one.Rotation, one.Stretch!)),
        ];
        return answering
            .Where(one => !answering.Any(other => IsAbove(other.Rotation, one.Rotation)))
            .Select(one => (one.Rotation, one.Stretch with { End = EndOf(one.Rotation, one.Stretch, at) }));
    }

    /// <summary>By rotation, in order, its stretches that count, ascending and cut to the time asked for.</summary>
    public IEnumerable<(Rotation Rotation, IReadOnlyList<RotationStretch> Stretches)> Between(Instant from, Instant to)
    {
        IReadOnlyList<RotationStretch>[] shown =
        [
            .. rotations.Select(one => (IReadOnlyList<RotationStretch>)[.. one.Calendar.Stretches(from, to)]),
        ];
        foreach (var role in Places().GroupBy(place => rotations[place].Rotation.Role))
        {
            List<Interval> taken = [];
            foreach (var layer in role.GroupBy(place => rotations[place].Rotation.Layer).OrderByDescending(group => group.Key))
            {
                List<Interval> here = [.. layer.SelectMany(place => shown[place]).Select(one => new Interval(one.Start, one.End))];
                foreach (int place in layer)
                {
                    shown[place] = Without(shown[place], taken);
                }

                taken = Union(taken, here);
            }
        }

        return Places().Select(place => (rotations[place].Rotation, shown[place]));
    }

    private IEnumerable<int> Places() => Enumerable.Range(0, rotations.Length);

    private static bool IsAbove(Rotation one, Rotation other) => one.Role == other.Role && one.Layer > other.Layer;

    /// <summary>A stretch also ends when somebody above begins.</summary>
    private Instant EndOf(Rotation rotation, RotationStretch stretch, Instant at)
    {
        Instant end = stretch.End;
        foreach ((Rotation _, RotationCalendar calendar) in rotations.Where(other => IsAbove(other.Rotation, rotation)))
        {
            end = calendar.Stretches(at, end).Select(above => (Instant?)above.Start).FirstOrDefault() ?? end;
        }

        return end;
    }

    /// <summary>What is left of the stretches outside of <paramref name="taken"/>; both ascend, and what is taken is disjoint.</summary>
    private static IReadOnlyList<RotationStretch> Without(IReadOnlyList<RotationStretch> stretches, List<Interval> taken)
    {
        if (taken.Count == 0)
        {
            return stretches;
        }

        List<RotationStretch> left = [];
        int first = 0;
        foreach (RotationStretch stretch in stretches)
        {
            while (first < taken.Count && taken[first].End <= stretch.Start)
            {
                first++;
            }

            Instant start = stretch.Start;
            for (int place = first; place < taken.Count && taken[place].Start < stretch.End; place++)
            {
                if (start < taken[place].Start)
                {
                    left.Add(stretch with { Start = start, End = taken[place].Start });
                }

                start = taken[place].End;
            }

            if (start < stretch.End)
            {
                left.Add(stretch with { Start = start });
            }
        }

        return left;
    }

    private static List<Interval> Union(List<Interval> one, List<Interval> other)
    {
        List<Interval> union = [];
        foreach (Interval next in one.Concat(other).OrderBy(interval => interval.Start))
        {
            if (union.Count > 0 && next.Start <= union[^1].End)
            {
                union[^1] = new(union[^1].Start, Instant.Max(union[^1].End, next.End));
            }
            else
            {
                union.Add(next);
            }
        }

        return union;
    }
}
