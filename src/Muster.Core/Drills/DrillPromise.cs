// When the next statement of a drill is due, by the drill's clock.
namespace Muster.Core.Drills;

/// <param name="Second">The simulated second in which it is due.</param>
/// <param name="Now">The simulated second that the clock shows.</param>
/// <param name="DueAt">The instant at which the clock will be there, if it goes on as it does; null while it stands still. In the past when it is overdue.</param>
public sealed record DrillPromise(int Second, int Now, DateTimeOffset? DueAt)
{
    /// <summary>Null when none is due: before the declaration, after the end, and where the severity asks for none.</summary>
    /// <param name="first">How soon after the declaration the first is due.</param>
    /// <param name="every">How soon after one the next is due.</param>
    public static DrillPromise? Of(Drill drill, TimeSpan? first, TimeSpan? every, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(drill);
        if (DrillClock.IsOver(drill, now))
        {
            return null;
        }

        DrillAct? told = drill.Acts.LastOrDefault(act => act.Verb == "statement");
        DrillAct? from = told ?? drill.Acts.FirstOrDefault(act => act.Verb == "declare");
        return from is not null && (told is null ? first : every) is { } within
            ? At(drill, from.Second + (int)within.TotalSeconds, now)
            : null;
    }

    private static DrillPromise At(Drill drill, int second, DateTimeOffset now) =>
        new(second, DrillClock.Second(drill, now), DrillClock.ReachedAt(drill, second));
}
