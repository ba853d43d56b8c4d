// How far the subscribers were told of one piece of news.
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <param name="After">The last subscription whose message is queued; null before the first.</param>
/// <param name="Queued">For how many subscribers messages were queued.</param>
/// <param name="EndedAt">When the last was queued; null while some are left.</param>
public sealed record MailingRow(StatusNews News, DateTimeOffset StartedAt, ViewCursor? After, int Queued, DateTimeOffset? EndedAt)
{
    public View ToView() => new(Views.Mailing, News.Key, EndedAt is null ? Views.Open : Views.Closed, StartedAt, "", ViewJson.Write(this));
}
