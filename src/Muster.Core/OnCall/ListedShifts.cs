// Shifts of a calendar, cut where somebody comes or goes: who is on call at an instant, and until when.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>Those whose shifts overlap are on call together, in the order in which they began. Made once, asked often.</summary>
public sealed class ListedShifts
{
    /// <summary>The name of the rotation that stands for a calendar.</summary>
    public const string RotationName = "calendar";

    private readonly ImmutableArray<Instant> _cuts;
    private readonly ImmutableArray<ImmutableArray<PersonId>> _people;

    public ListedShifts(ImmutableArray<ListedShift> all)
    {
        (Instant Start, Instant End, PersonId Person)[] shifts =
        [
            .. all.Where(one => one.Start < one.End)
                .OrderBy(one => one.Start)
                .Select(one => (Instant.FromDateTimeOffset(one.Start), StandIn.Fitting(one.End), one.Person)),
        ];
        _cuts = [.. shifts.SelectMany(one => new[] { one.Start, one.End }).Distinct().Order()];
        _people = [.. Between(shifts)];
        Everybody = [.. shifts.Select(one => one.Person)];
        Together = _people.Select(people => people.Length).DefaultIfEmpty(0).Max();
    }

    /// <summary>Whoever has a shift.</summary>
    public ImmutableHashSet<PersonId> Everybody { get; }

    /// <summary>How many are on call at once where they are most.</summary>
    public int Together { get; }

    /// <summary>How often who is on call changes.</summary>
    public int Changes => _cuts.Length;

    /// <summary>A rotation that has these shifts and no turns.</summary>
    public Rotation ToRotation() => new(RotationName, Role: null, new LocalDateTime(1970, 1, 1, 0, 0), ShiftDays: 1, []) { Listed = this };

    /// <summary>Who is on call, which stretch of the calendar that is, and where it ends.</summary>
    internal (ImmutableArray<PersonId> People, int Place, Instant Until) At(Instant at)
    {
        int found = _cuts.BinarySearch(at);
        int place = found < 0 ? ~found - 1 : found;
        return (place < 0 ? [] : _people[place], place, place + 1 < _cuts.Length ? _cuts[place + 1] : Instant.MaxValue);
    }

    private IEnumerable<ImmutableArray<PersonId>> Between((Instant Start, Instant End, PersonId Person)[] shifts)
    {
        List<(Instant Start, Instant End, PersonId Person)> present = [];
        int next = 0;
        foreach (Instant cut in _cuts)
        {
            present.RemoveAll(one => one.End <= cut);
            for (; next < shifts.Length && shifts[next].Start <= cut; next++)
            {
                present.Add(shifts[next]);
            }

            yield return [.. present.Select(one => one.Person).Distinct()];
        }
    }
}
