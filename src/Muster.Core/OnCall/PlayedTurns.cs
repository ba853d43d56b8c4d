// What was played of a rotation by served hours, kept beside it: no turn is played twice.
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary>
/// Who is next by served hours is only known by playing all turns before, and a page must not wait for that. A rotation never changes: what is kept lives as long
/// as it does, and is begun anew where it is asked with other absences or in another zone. Safe for several threads.
/// </summary>
public sealed class PlayedTurns
{
    private static readonly ConditionalWeakTable<Rotation, PlayedTurns> Kept = new();

    private readonly Lock _gate = new();
    private ImmutableArray<Absence> _absences = [];
    private ServedHours? _played;
    private string _zone = "";
    private ImmutableArray<PersonId> _members = [];
    private List<ushort[]> _orders = [];
    private long _count;

    private PlayedTurns() { }

    /// <summary>How many turns were played for this very rotation so far, by all who asked.</summary>
    public static long Count(Rotation rotation) =>
        Kept.TryGetValue(rotation, out PlayedTurns? played) ? Interlocked.Read(ref played._count) : 0;

    /// <summary>Everybody, the next first. Any turn from 0 on.</summary>
    internal static ImmutableArray<PersonId> Order(Rotation rotation, RotationTurns turns, ImmutableArray<Absence> absences, long turn) =>
        Kept.GetValue(rotation, _ => new()).Order(new Question(rotation, turns, absences), (int)turn);

    private ImmutableArray<PersonId> Order(Question asked, int turn)
    {
        lock (_gate)
        {
            if (_played is null || _zone != asked.Turns.Zone.Id || !_absences.SequenceEqual(asked.Absences))
            {
                _played = new(asked.Rotation, asked.Turns, asked.Absences);
                _zone = asked.Turns.Zone.Id;
                _absences = asked.Absences;
                _members = [.. asked.Rotation.Members.Distinct()];
                _orders = [];
            }

            while (_orders.Count <= turn)
            {
                _orders.Add([.. _played.Order(_orders.Count).Select(place => (ushort)place)]);
                _count++;
            }

            return [.. _orders[turn].Select(place => _members[place])];
        }
    }

    private readonly record struct Question(Rotation Rotation, RotationTurns Turns, ImmutableArray<Absence> Absences);
}
