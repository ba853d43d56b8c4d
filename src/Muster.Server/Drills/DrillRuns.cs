// Keeps a few runs of drills, so that the next look goes on where the last one was.
using Muster.Core.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

/// <summary>
/// A run that goes belongs to whoever took it, until they give it back; who forgets costs the next one a replay from the first second, and nothing else. A run that was
/// played to its end changes no more, and is read by many at once. Some hundred kilobytes each.
/// </summary>
public sealed class DrillRuns
{
    private const int IdleMax = 16;
    private const int WholeMax = 24;

    private readonly Lock _gate = new();

    /// <summary>The one that was used last is the last.</summary>
    private readonly List<DrillWalk> _idle = [];
    private readonly List<DrillWalk> _whole = [];
    private long _secondsPlayed;

    /// <summary>How many simulated seconds were played since the start of the server, for whoever looks for wasted work.</summary>
    public long SecondsPlayed => Interlocked.Read(ref _secondsPlayed);

    /// <summary>A run of the drill after so many seconds, for the caller alone.</summary>
    public DrillWalk Take(Drill drill, Scenario scenario, int second)
    {
        DrillWalk walk = Idle(drill, second) ?? new(drill, scenario);
        Interlocked.Add(ref _secondsPlayed, walk.Go(drill, second));
        return walk;
    }

    /// <summary>The caller looks at it no more.</summary>
    public void GiveBack(DrillWalk walk)
    {
        lock (_gate)
        {
            Keep(_idle, walk, IdleMax);
        }
    }

    /// <summary>A drill that is over, played to the end of its scenario with what was done until it ended; to be read only.</summary>
    public DrillWalk Whole(Drill drill, Scenario scenario)
    {
        lock (_gate)
        {
            if (_whole.Find(walk => walk.Reaches(drill, int.MaxValue)) is { } known)
            {
                _whole.Remove(known);
                Keep(_whole, known, WholeMax);
                return known;
            }
        }

        DrillWalk whole = new(drill, scenario);
        Interlocked.Add(ref _secondsPlayed, whole.Go(drill, int.MaxValue));
        lock (_gate)
        {
            Keep(_whole, whole, WholeMax);
        }

        return whole;
    }

    private DrillWalk? Idle(Drill drill, int second)
    {
        lock (_gate)
        {
            DrillWalk? walk = _idle.Where(one => one.Reaches(drill, second)).MaxBy(one => one.Run.Now);
            if (walk is not null)
            {
                _idle.Remove(walk);
            }

            return walk;
        }
    }

    private static void Keep(List<DrillWalk> kept, DrillWalk walk, int most)
    {
        kept.Add(walk);
        if (kept.Count > most)
        {
            kept.RemoveAt(0);
        }
    }
}
