// What was played of a rotation by served hours, kept beside it: no turn is played twice while it is asked for.
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary>
/// Who is next by served hours is only known by playing the turns before, and a page must not wait for that. Hours are counted in runs of
/// <see cref="OnCallDefaults.TurnsCountedMax"/> turns, so any turn is answered by playing its own run. A rotation never changes: the runs that were asked for last live
/// as long as it does, and are begun anew where it is asked with other absences or in another zone. Safe for several threads.
/// </summary>
public sealed class PlayedTurns
{
    /// <summary>The run of now, that of what is looked up beside it, and their neighbours: a question about long ago costs a page nothing.</summary>
    private const int RunsMax = 4;

    private static readonly ConditionalWeakTable<Rotation, PlayedTurns> Kept = new();

    private readonly Lock _gate = new();

    /// <summary>The one that was asked for last stands last.</summary>
    private readonly List<Run> _runs = [];
    private ImmutableArray<Absence> _absences = [];
    private string? _zone;
    private ImmutableArray<PersonId> _members = [];
    private long _count;

    private PlayedTurns() { }

    /// <summary>How many turns were played for this very rotation so far, by all who asked.</summary>
    public static long Count(Rotation rotation) =>
        Kept.TryGetValue(rotation, out PlayedTurns? played) ? Interlocked.Read(ref played._count) : 0;

    /// <summary>Everybody, the next first. Any turn from 0 on.</summary>
    internal static ImmutableArray<PersonId> Order(Rotation rotation, RotationTurns turns, ImmutableArray<Absence> absences, long turn) =>
        Kept.GetValue(rotation, _ => new()).Order(new Question(rotation, turns, absences), turn);

    private ImmutableArray<PersonId> Order(Question asked, long turn)
    {
        lock (_gate)
        {
            if (_zone != asked.Turns.Zone.Id || !_absences.SequenceEqual(asked.Absences))
            {
                _zone = asked.Turns.Zone.Id;
                _absences = asked.Absences;
                _members = [.. asked.Rotation.Members.Distinct()];
                _runs.Clear();
            }

            Run run = RunOf(asked, turn - (turn % OnCallDefaults.TurnsCountedMax));
            while (run.Orders.Count <= turn - run.First)
            {
                run.Orders.Add([.. run.Served.Order(run.First + run.Orders.Count).Select(place => (ushort)place)]);
                _count++;
            }

            return [.. run.Orders[(int)(turn - run.First)].Select(place => _members[place])];
        }
    }

    private Run RunOf(Question asked, long first)
    {
        Run run = _runs.Find(one => one.First == first) ?? new(first, new(asked.Rotation, asked.Turns, asked.Absences, first), []);
        _runs.Remove(run);
        _runs.Add(run);
        if (_runs.Count > RunsMax)
        {
            _runs.RemoveAt(0);
        }

        return run;
    }

    private sealed record Run(long First, ServedHours Served, List<ushort[]> Orders);

    private readonly record struct Question(Rotation Rotation, RotationTurns Turns, ImmutableArray<Absence> Absences);
}
