// Which months the history of the status page has, and what stands in them.
using System.Collections.Immutable;
using Muster.Core.StatusPage;

namespace Muster.Server.StatusPage.Site;

internal static class StatusHistory
{
    /// <summary>From the newest month with a bulletin that is not still to come to the oldest, those in between without any included, so that readers see that there was nothing.</summary>
    public static ImmutableArray<DateOnly> Months(StatusPageView view)
    {
        DateOnly newest = Newest(view);
        DateOnly oldest = view.Bulletins.Select(one => MonthOf(one.When)).Append(newest).Min();
        return [.. Enumerable.Range(0, MonthsBetween(oldest, newest) + 1).Select(back => newest.AddMonths(-back))];
    }

    /// <summary>The month of the view.</summary>
    public static DateOnly Newest(StatusPageView view) => MonthOf(view.At);

    /// <summary>Newest first.</summary>
    public static IEnumerable<BulletinView> Of(StatusPageView view, DateOnly month) =>
        view.Bulletins.Where(one => MonthOf(one.When) == month && one.Status != BulletinStatus.Scheduled);

    private static DateOnly MonthOf(DateTimeOffset at) => new(at.UtcDateTime.Year, at.UtcDateTime.Month, 1);

    private static int MonthsBetween(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
