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
        List<ReceivedPage> received = [];
        DateTimeOffset first = from > DateTimeOffset.MinValue + Earlier ? from - Earlier : DateTimeOffset.MinValue;
        ViewCursor? before = new(to, "");
        for (int seen = 0; before is not null; )
        {
            IReadOnlyList<View> rows = await views.ListAsync(
                new ViewQuery(Views.Page, [], Search: null, before, ViewQuery.LimitMax),
                cancel
            );
            View[] within = [.. rows.TakeWhile(row => row.SortAt >= first)];
            received.AddRange(within.SelectMany(row => Of(row.Row<PageRow>())).Where(page => from <= page.At && page.At < to));
            seen += within.Length;
            if (seen > Most)
            {
                return null;
            }

            before = within.Length == ViewQuery.LimitMax ? new ViewCursor(rows[^1].SortAt, rows[^1].Id) : null;
        }

        return received;
    }

    private static IEnumerable<ReceivedPage> Of(PageRow row) =>
        row.Purpose is PagePurpose.Test or PagePurpose.Canary
            ? []
            : row.Notified.Select((person, place) => new ReceivedPage(person, row.ToldAt?[place] ?? row.StartedAt));
}
