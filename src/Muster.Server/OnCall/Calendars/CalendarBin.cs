// The addresses of calendars that somebody ended, for the bin; whoever may make one may have it answer again.
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.OnCall.Calendars;

internal sealed class CalendarBin(CalendarFeeds feeds) : IBinSource, IBinRestorer
{
    private const string IsRenewed = "A newer address of the same calendar is in use: end that one first.";

    public bool Restores(string kind) => kind == BinKinds.Calendar;

    public async Task<IReadOnlyList<BinItem>> ListAsync(
        Caller reader,
        string words,
        ViewCursor? before,
        int limit,
        CancellationToken cancel
    ) => BinPage.Of(await AllAsync(reader, cancel), words, before, limit);

    public async Task<BinItem?> FindAsync(Caller reader, string id, CancellationToken cancel) =>
        (await AllAsync(reader, cancel)).FirstOrDefault(item => item.Id == id);

    public async Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking)
    {
        CalendarFeed feed = (await feeds.EndedAsync(CancellationToken.None)).First(one => one.Id == part);
        return CalendarFeeds.Owns(caller, feed.Person) ? await feeds.RestoreAsync(feed) : new Outcome.Refused(CalendarFeeds.NotYours);
    }

    private async Task<IEnumerable<BinItem>> AllAsync(Caller reader, CancellationToken cancel)
    {
        HashSet<string> open = [.. (await feeds.AllAsync(cancel)).Select(feed => feed.Of)];
        return (await feeds.EndedAsync(cancel))
            .Where(feed => CalendarFeeds.Owns(reader, feed.Person))
            .Select(feed => Item(feed, open.Contains(feed.Of)))
            .OfType<BinItem>();
    }

    private static BinItem? Item(CalendarFeed feed, bool isRenewed) =>
        feed.Ended is { } ended
            ? new(
                BinRow.IdOf(BinKinds.Calendar, "calendars", feed.Id),
                BinKinds.Calendar,
                $"The address of the calendar of {(feed.Person is { } person ? $"{person}" : $"the schedule {feed.Schedule}")}",
                "/on-call",
                ended.By.ToString(),
                ended.At,
                ended.Why,
                isRenewed ? IsRenewed : null
            )
            : null;
}
