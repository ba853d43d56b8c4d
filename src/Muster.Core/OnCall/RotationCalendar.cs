// The shifts of one rotation with its restrictions, absences and overrides laid over them.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>
/// Who answers changes only where a turn, a restriction, an absence or an override begins or ends: it is asked at these instants, one after the other. A shift is
/// a run of instants with one answer for one reason.
/// </summary>
internal sealed class RotationCalendar(
    Rotation rotation,
    ImmutableArray<StandIn> standIns,
    ImmutableArray<Absence> absences,
    DateTimeZone zone
)
{
    private readonly ImmutableArray<Absence> _absences =
        rotation.Listed is { } listed ? [.. absences.Where(one => listed.Everybody.Contains(one.Person))]
        : rotation.Members.IsDefaultOrEmpty ? []
        : [.. absences.Where(one => rotation.Members.Contains(one.Person))];

    /// <summary>The shift around <paramref name="at"/>, starting there; null when nobody answers.</summary>
    public RotationStretch? At(Instant at)
    {
        Walk walk = new(this, at);
        Answer answer = walk.Ask(at);
        return answer.People.IsEmpty ? null : Stretch(answer, at, End(walk, answer, Instant.MaxValue));
    }

    /// <summary>Ascending, cut at <paramref name="to"/>. Where nobody answers there is none.</summary>
    public IEnumerable<RotationStretch> Stretches(Instant from, Instant to)
    {
        Walk walk = new(this, from);
        for (Instant at = from; at < to; )
        {
            Answer answer = walk.Ask(at);
            Instant end = End(walk, answer, to);
            if (!answer.People.IsEmpty)
            {
                yield return Stretch(answer, at, end);
            }

            at = end;
        }
    }

    private static RotationStretch Stretch(Answer answer, Instant start, Instant end) =>
        new(answer.People, start, end, answer.StandIn is not null);

    /// <summary>Passes over the instants at which nothing changes after all.</summary>
    private static Instant End(Walk walk, Answer answer, Instant to)
    {
        Instant end = answer.Until;
        while (end < to && end < OnCallCalendar.LastEnd)
        {
            Answer next = walk.Ask(end);
            if (!next.IsSameAs(answer))
            {
                break;
            }

            end = next.Until;
        }

        return Instant.Min(end, to);
    }

    /// <summary>Who answers at one instant, for which turn or by which override, and until when at least.</summary>
    private sealed record Answer(ImmutableArray<PersonId> People, long Turn, int? StandIn, Instant Until)
    {
        public bool IsSameAs(Answer other) =>
            People.AsSpan().SequenceEqual(other.People.AsSpan())
            && StandIn == other.StandIn
            && (StandIn is not null || People.IsEmpty || Turn == other.Turn);
    }

    /// <summary>Only moves on.</summary>
    private sealed class Walk
    {
        private readonly RotationTurns _turns;
        private readonly OpenHours _hours;
        private readonly StandIns _standIns;
        private readonly Away _away;
        private readonly TurnMembers _members;
        private readonly ListedShifts? _listed;
        private readonly bool _isEmpty;
        private long _turn;
        private Instant _handover;

        public Walk(RotationCalendar calendar, Instant from)
        {
            Rotation rotation = calendar.Rotation;
            _turns = new(rotation, calendar.Zone);
            _hours = new(rotation.Windows, calendar.Zone, from);
            _standIns = new(calendar.StandIns);
            _away = new(calendar._absences);
            _listed = rotation.Listed;
            _isEmpty = rotation.Members.IsDefaultOrEmpty;
            _members = new(
                rotation,
                rotation.Order == TurnOrder.Hours && !_isEmpty
                    ? turn => PlayedTurns.Order(rotation, _turns, calendar._absences, turn)
                    : null
            );
            _turn = _turns.At(from);
            _handover = _turns.Begin(_turn + 1);
        }

        public Answer Ask(Instant at)
        {
            if (_listed is null)
            {
                Move(at);
            }

            _standIns.Move(at);
            if (_standIns.Holding is { } held)
            {
                ImmutableArray<PersonId> people = _standIns[held].Person is { } person ? [person] : [];
                return new(people, -1, held, _standIns.Until);
            }

            _hours.Move(at);
            _away.Move(at);
            if (_listed is not null)
            {
                (ImmutableArray<PersonId> listed, int place, Instant change) = _listed.At(at);
                return new(
                    _away.People.IsEmpty ? listed : [.. listed.Where(person => !_away.People.Contains(person))],
                    place,
                    null,
                    Instant.Min(_standIns.Until, Instant.Min(change, _away.Until))
                );
            }

            Instant until = Instant.Min(
                _standIns.Until,
                Instant.Min(_isEmpty ? OnCallCalendar.LastEnd : _handover, Instant.Min(_hours.Until, _away.Until))
            );
            return _turn < 0 || !_hours.IsOpen ? new([], _turn, null, until) : new(_members.Of(_turn, _away.People), _turn, null, until);
        }

        private void Move(Instant at)
        {
            if (at >= _handover)
            {
                // Mostly the next one; a long override may have passed over many.
                Instant next = _turns.Begin(_turn + 2);
                _turn = next > at ? _turn + 1 : _turns.At(at);
                _handover = next > at ? next : _turns.Begin(_turn + 1);
            }
        }
    }

    private Rotation Rotation => rotation;

    private ImmutableArray<StandIn> StandIns => standIns;

    private DateTimeZone Zone => zone;
}
