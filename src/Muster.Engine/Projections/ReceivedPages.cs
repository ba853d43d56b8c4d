// Which pages people were told of in a stretch of time, for the fairness of schedules.
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class ReceivedPages(IViewStore views)
{
    /// <summary>10,000 pages are looked through, a hundred a day for a quarter.</summary>
    public const int Most = 10_000;

    /// <summary>A page that began a day earlier may have told somebody in this time: it waited for their morning, or nobody had answered.</summary>
    private static readonly TimeSpan Earlier = TimeSpan.FromDays(1);

    /// <summary>Once for each person and page, when they were told of it first; tests are left out. Null when there are more pages than <see cref="Most"/>.</summary>
    public async Task<IReadOnlyList<ReceivedPage>?> BetweenAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        DateTimeOffset first = from > DateTimeOffset.MinValue + Earlier ? from - Earlier : DateTimeOffset.MinValue;
        (IReadOnlyList<View> rows, bool isWhole) = await views.BetweenAsync(Views.Page, [], first, to, Most, cancel);
        return isWhole ? [.. rows.SelectMany(row => Of(row.Row<PageRow>())).Where(page => from <= page.At && page.At < to)] : null;
    }

    private static IEnumerable<ReceivedPage> Of(PageRow row) =>
        row.Purpose is PagePurpose.Test or PagePurpose.Canary
            ? []
            : row.Notified.Select((person, place) => new ReceivedPage(person, row.ToldAt?[place] ?? row.StartedAt));
}
