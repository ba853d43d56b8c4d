// Which simulated second a drill is in, and when it will be in another.
namespace Muster.Core.Drills;

/// <summary>One clock a drill, a function of its stream and of now: any node, before and after a restart, reads the same.</summary>
public static class DrillClock
{
    /// <summary>Simulated time since the start, never beyond the end of the scenario; stands still while the drill is paused or has ended.</summary>
    public static TimeSpan Elapsed(Drill drill, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(drill);
        TimeSpan whole = TimeSpan.FromSeconds(drill.Seconds);
        bool stands = drill.Pause is not null || drill.End is not null || now <= drill.Mark.At;

        // Compared before it is multiplied: a drill that was forgotten for years must not overflow.
        TimeSpan real = stands ? TimeSpan.Zero : now - drill.Mark.At;
        return real >= whole ? whole : Least(whole, drill.Mark.Elapsed + (real * drill.Speed));
    }

    /// <summary>How many simulated seconds have passed: from 0 to the length of the scenario.</summary>
    public static int Second(Drill drill, DateTimeOffset now) => (int)(Elapsed(drill, now).Ticks / TimeSpan.TicksPerSecond);

    /// <summary>Whether it is played no longer: somebody ended it, or its scenario is over.</summary>
    public static bool IsOver(Drill drill, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(drill);
        return drill.End is not null || Second(drill, now) >= drill.Seconds;
    }

    /// <summary>Whether the clock goes.</summary>
    public static bool IsRunning(Drill drill, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(drill);
        return drill.Exists && drill.Pause is null && !IsOver(drill, now);
    }

    /// <summary>The instant at which so many simulated seconds have passed; null while the clock stands still. In the past for a second that has passed.</summary>
    public static DateTimeOffset? ReachedAt(Drill drill, int second)
    {
        ArgumentNullException.ThrowIfNull(drill);
        return drill.Pause is not null || drill.End is not null
            ? null
            : drill.Mark.At + ((TimeSpan.FromSeconds(second) - drill.Mark.Elapsed) / drill.Speed);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
