// The order of a rotation by served hours: whoever has the fewest takes the next turn.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>
/// Plays the rotation from the turn <paramref name="first"/>, before which nobody has served. Counted is the time that the rotation is open, by the plan: whoever stands in for another by an override changes
/// nobody's later turns. Somebody who is away is counted with what the others serve on average, so that a vacation is not paid back. A member who stands in
/// the list twice takes twice the time. Those who are closer to the fewest than half of the longest turn so far count as equal, and of them the one whose
/// last time is longest ago is asked first: an hour more or less by a change of clocks does not turn the order round.
/// </summary>
internal sealed class ServedHours(Rotation rotation, RotationTurns turns, ImmutableArray<Absence> absences, long first)
{
    private readonly Member[] _members =
    [
        .. rotation
            .Members.Distinct()
            .Select((person, place) => new Member(person, place, rotation.Members.Count(member => member == person))),
    ];

    private OpenHours? _hours;
    private Away? _away;
    private double _longest;
    private long _next = first;

    /// <summary>Everybody by their place among the members, each once, the next first. <paramref name="turn"/> is none before the first, and never goes down.</summary>
    public IEnumerable<int> Order(long turn)
    {
        while (_next < turn)
        {
            Play(_next++);
        }

        double few = _members.Min(member => member.Share) + (_longest / 2 / _members.Max(member => member.Weight));
        return _members
            .OrderBy(member => member.Share <= few ? 0 : member.Share)
            .ThenBy(member => member.Last)
            .ThenBy(member => member.Place)
            .Select(member => member.Place);
    }

    private void Play(long turn)
    {
        PersonId[] order = [.. Order(turn).Select(place => _members[place].Person)];
        Instant at = turns.Begin(turn);
        Instant end = turns.Begin(turn + 1);
        _hours ??= new(rotation.Windows, turns.Zone, at);
        _away ??= new(absences);
        double served = 0;
        while (at < end)
        {
            _hours.Move(at);
            _away.Move(at);
            Instant until = Instant.Min(end, Instant.Min(_hours.Until, _away.Until));
            if (_hours.IsOpen)
            {
                double hours = (until - at).TotalHours;
                served += hours;
                Count(order, _away.People, hours, turn);
            }

            at = until;
        }

        _longest = Math.Max(_longest, served);
    }

    private void Count(PersonId[] order, ImmutableHashSet<PersonId> away, double hours, long turn)
    {
        ImmutableArray<PersonId> serving = TurnMembers.First(order, away, TurnMembers.Together(rotation));
        int weightThere = _members.Where(member => !away.Contains(member.Person)).Sum(member => member.Weight);
        foreach (Member member in _members)
        {
            if (serving.Contains(member.Person))
            {
                member.Share += hours / member.Weight;
                member.Last = turn;
            }
            else if (weightThere > 0 && away.Contains(member.Person))
            {
                member.Share += hours * serving.Length / weightThere;
            }
        }
    }

    /// <summary>A member with the hours so far, divided by how often they stand in the list.</summary>
    private sealed class Member(PersonId person, int place, int weight)
    {
        public PersonId Person => person;

        public int Place => place;

        public int Weight => weight;

        public double Share { get; set; }

        public long Last { get; set; } = -1;
    }
}
