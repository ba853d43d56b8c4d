// Who is on call for playback, read from the record in the simplest way that there is: apart from the calendar that it judges.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Simulation;

/// <summary>It knows one rotation of people who take turns one by one, in UTC, and what the roster's events say; nothing else is in a simulated organisation.</summary>
internal sealed class Duty
{
    /// <summary>A node's picture of the roster is a second old at most, and another passes until it is used.</summary>
    private static readonly TimeSpan PictureMax = TimeSpan.FromSeconds(2);

    private readonly Rotation _rotation;
    private readonly (long Position, RosterEvent Event)[] _known;

    public Duty(Organisation organisation, ImmutableArray<StoredEvent> record)
    {
        _rotation = organisation.Schedules["playback"].Rotations[0];
        _known = [.. Events(record)];
    }

    /// <summary>When the only shift that ends in a run does.</summary>
    public static DateTimeOffset ShiftEnds { get; } = new(2026, 3, 4, 2, 1, 30, TimeSpan.Zero);

    /// <summary>The roster as the record has it.</summary>
    public static Roster Latest(ImmutableArray<StoredEvent> record) =>
        Events(record).Select(one => one.Event).Aggregate(Roster.Initial, Roster.Evolve);

    /// <summary>Every instant at which it may change, by all that was ever arranged.</summary>
    public IEnumerable<DateTimeOffset> Edges()
    {
        (List<Stand> stands, List<Stand> away) = Read(_known.Length);
        return stands.Concat(away).SelectMany(one => new[] { one.Start, one.End }).Append(ShiftEnds).Distinct().Order();
    }

    /// <summary>By all that the record says in the end; null in a gap.</summary>
    public PersonId? At(DateTimeOffset at) => At(at, _known.Length);

    /// <summary>What whoever asked at an instant, and committed at a position of the record, may have read.</summary>
    public IEnumerable<Picture> Possible(DateTimeOffset at, long position)
    {
        int last = _known.Count(one => one.Position < position);
        int first = Math.Min(_known.Count(one => one.Event.At < at - PictureMax), last);
        return Enumerable.Range(first, last - first + 1).Select(count => new Picture(At(at, count), AwayAt(at, count)));
    }

    private static IEnumerable<(long Position, RosterEvent Event)> Events(ImmutableArray<StoredEvent> record) =>
        record
            .Where(stored => stored.Stream.Category == Roster.Category)
            .Select(stored => (stored.Position, (RosterEvent)EventJson.Read(stored.Type, stored.Data)));

    private PersonId? At(DateTimeOffset at, int count)
    {
        (List<Stand> stands, List<Stand> away) = Read(count);
        if (stands.LastOrDefault(one => one.Start <= at && at < one.End) is { } stand)
        {
            return stand.Person;
        }

        DateTimeOffset start = new(_rotation.Start.ToDateTimeUnspecified(), TimeSpan.Zero);
        TimeSpan shift = _rotation.ShiftHours is { } hours ? TimeSpan.FromHours(hours) : TimeSpan.FromDays(_rotation.ShiftDays);
        int turn = (int)Math.Floor((at - start) / shift);
        return Enumerable
            .Range(turn, _rotation.Members.Length)
            .Select(place => (PersonId?)_rotation.Members[place % _rotation.Members.Length])
            .FirstOrDefault(member => !away.Any(one => one.Person == member && one.Start <= at && at < one.End));
    }

    private ImmutableHashSet<PersonId> AwayAt(DateTimeOffset at, int count) =>
        [.. Read(count).Away.Where(one => one.Start <= at && at < one.End).Select(one => one.Person!.Value)];

    /// <summary>Who stands in and who is away, in the order in which it was arranged, by the first events of the roster.</summary>
    private (List<Stand> Stands, List<Stand> Away) Read(int count)
    {
        List<Stand> stands = [];
        List<Stand> away = [];
        foreach ((_, RosterEvent happened) in _known.Take(count))
        {
            switch (happened)
            {
                case RosterEvent.OverrideAdded one:
                    stands.Add(new(one.Id, one.Person, one.Start, one.End));
                    break;
                case RosterEvent.GapAdded one:
                    stands.Add(new(one.Id, null, one.Start, one.End));
                    break;
                case RosterEvent.AbsenceAdded one:
                    away.Add(new(one.Id, one.Person, one.Start, one.End));
                    break;
                case RosterEvent.SwapAccepted accepted:
                    RosterEvent.SwapRequested asked = _known
                        .Select(known => known.Event)
                        .OfType<RosterEvent.SwapRequested>()
                        .First(one => one.Id == accepted.Id);
                    stands.Add(new(asked.Id + "-give", asked.To, asked.Gives.Start, asked.Gives.End));
                    break;
                case RosterEvent.ChangeRemoved one:
                    Cut(stands, one.Id, one.At);
                    break;
                case RosterEvent.AbsenceRemoved one:
                    Cut(away, one.Id, one.At);
                    break;
            }
        }

        return (stands, away);
    }

    private static void Cut(List<Stand> all, string id, DateTimeOffset at)
    {
        int place = all.FindIndex(one => one.Id == id);
        all[place] = all[place] with { End = all[place].End < at ? all[place].End : at };
    }

    /// <summary>Who is on call, null in a gap, and who is away.</summary>
    internal sealed record Picture(PersonId? OnCall, ImmutableHashSet<PersonId> Away);

    /// <param name="Person">Null in a gap on purpose.</param>
    private sealed record Stand(string Id, PersonId? Person, DateTimeOffset Start, DateTimeOffset End);
}
