// At which instants a planned drill is to be played.
using Muster.Core.OnCall;

namespace Muster.Core.DrillPlans;

/// <param name="First">The first of them.</param>
/// <param name="Zone">An IANA zone: in it the others come at the same time of day.</param>
public sealed record DrillPlanTimes(DateTimeOffset First, string Zone, DrillRepeat Repeat)
{
    /// <summary>Enough for a hundred years of months, so that no broken plan is counted for ever.</summary>
    private const int CountMax = 1_200;

    private int Months =>
        Repeat switch
        {
            DrillRepeat.Never => 0,
            DrillRepeat.Monthly => 1,
            DrillRepeat.Quarterly => 3,
        };

    /// <summary>All of them after an instant, ascending: at most one of a plan that does not repeat.</summary>
    public IEnumerable<DateTimeOffset> After(DateTimeOffset at) =>
        Enumerable
            .Range(0, Repeat == DrillRepeat.Never ? 1 : CountMax)
            .Select(count => WallTime.MonthsLater(First, Zone, count * Months))
            .Where(one => one > at);

    /// <summary>The one that is to be played next, though it may have begun: the first that was not played and is not over a day late; null when none is left.</summary>
    /// <param name="played">The last that was played; null before the first was.</param>
    public DateTimeOffset? Next(DateTimeOffset? played, DateTimeOffset now)
    {
        DateTimeOffset missed = now - DrillPlanDefaults.Late;
        return After(played > missed ? played.Value : missed).Select(one => (DateTimeOffset?)one).FirstOrDefault();
    }
}
