// Queues what subscribers are to be told, some hundreds a commit, until each has a message.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>
/// How far it came stands in the commit that queues: whoever goes on after a crash, here or on another node, begins where it ended. It wakes by its own clock, at most
/// a second after the news: the way of a page is not to ask for it at each commit.
/// </summary>
public sealed class SubscriberMailing(IViewStore views, CommandRunner runner, IEnumerable<ISubscriberChannel> channels, TimeProvider clock)
    : ICycle
{
    private readonly ISubscriberChannel[] _channels = [.. channels];

    public string Name => "status-mailing";

    public Wake Signal(Wake commits) => commits.Unhurried;

    public bool IsApart => true;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        // One at a time, and of several the oldest first: whoever hears of two updates hears of them in their order.
        IReadOnlyList<View> open = await views.AllAsync(Views.Mailing, [Views.Open], stop);
        if (open.Count == 0)
        {
            return null;
        }

        string id = open[^1].Id;
        await runner.RunAsync(null, (work, cancel) => QueueAsync(work, id, cancel), CancellationToken.None);
        return clock.GetUtcNow();
    }

    private async Task<Rejection?> QueueAsync(Work work, string id, CancellationToken cancel)
    {
        if (await views.FindAsync(Views.Mailing, id, cancel) is not { Status: Views.Open } read)
        {
            return null;
        }

        MailingRow row = read.Row<MailingRow>();
        IReadOnlyList<View> some = await views.ListAsync(
            new(Views.Subscription, [Views.Confirmed], Search: null, row.After, ViewQuery.LimitMax),
            cancel
        );
        ImmutableArray<string> components = [.. row.News.Components.Select(one => one.Id.Value)];
        Subscription[] hearing =
        [
            .. some.Select(one => one.Row<Subscription>()).Where(one => one.Consent?.At <= row.StartedAt && one.Hears(components)),
        ];
        foreach (ISubscriberChannel channel in _channels)
        {
            foreach (
                ImmutableArray<SubscriptionId> lot in SubscriberPost.Lots(hearing.Where(one => one.Channel == channel.Way), channel.AtOnce)
            )
            {
                string key = $"news/{row.News.Key}/{lot[0]}";
                string about = lot.Length == 1 ? lot[0].Value : key;
                SubscriberPost.Queue(work, channel.Way, new(row.News.Key, "news/" + row.News.Key, lot, Failures: 0), key, about, work.Now);
            }
        }

        bool isEnd = some.Count < ViewQuery.LimitMax;
        MailingRow next = row with
        {
            After = isEnd ? row.After : new(some[^1].SortAt, some[^1].Id),
            Queued = row.Queued + hearing.Length,
            EndedAt = isEnd ? work.Now : null,
        };
        work.Put(next.ToView(), read);
        return null;
    }
}
