// What can be done with subscriptions: ask, confirm, choose, end, forget, add, wake.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;
using Muster.Server.Channels.Subscribers;

namespace Muster.Server.Subscribers;

public sealed class SubscriptionBook(IViewStore views, CommandRunner runner, SubscriptionLinks links)
{
    private static readonly Rejection NotFound = Rejection.NotFound(
        "subscription.not_found",
        "There is no such subscription. Nothing was changed."
    );

    /// <summary>Null when there is none.</summary>
    public async Task<Subscription?> FindAsync(SubscriptionId id, CancellationToken cancel) =>
        (await views.FindAsync(Views.Subscription, id.Value, cancel))?.Row<Subscription>();

    /// <summary>Asks the address, unless it was asked too often today: whoever asks hears the same either way.</summary>
    public Task<Outcome> AskAsync(SubscriptionWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        SubscriptionId id = links.IdOf(wish.Channel, wish.Address);
        return runner.RunAsync(
            operation: null,
            async (work, cancel) =>
            {
                View? read = await views.FindAsync(Views.Subscription, id.Value, cancel);
                (Subscription next, bool isAsked) = Subscription.Ask(read?.Row<Subscription>(), id, wish, work.Now);
                if (isAsked)
                {
                    work.Put(SubscriptionRows.Row(next), read);
                    SubscriberPost.Ask(work, next);
                }

                return null;
            },
            CancellationToken.None
        );
    }

    /// <summary>Changes one as it stands when it is written; answers the refusal of one that is not there.</summary>
    public Task<Outcome> ChangeAsync(SubscriptionId id, Func<Subscription, DateTimeOffset, Subscription> next) =>
        runner.RunAsync(
            operation: null,
            async (work, cancel) =>
            {
                if (await views.FindAsync(Views.Subscription, id.Value, cancel) is not { } read)
                {
                    return NotFound;
                }

                Subscription stands = read.Row<Subscription>();
                Subscription changed = next(stands, work.Now);
                if (changed != stands)
                {
                    work.Put(SubscriptionRows.Row(changed), read);
                }

                return null;
            },
            CancellationToken.None
        );

    /// <summary>Adds addresses with the consent that an admin names, in one commit. Answers how many are new; who left or is subscribed stays as they are.</summary>
    public async Task<(Outcome Outcome, int Added)> AddAsync(ImmutableArray<SubscriptionWish> wishes, string how, Actor by)
    {
        Dictionary<SubscriptionId, SubscriptionWish> wanted = [];
        foreach (SubscriptionWish wish in wishes)
        {
            wanted.TryAdd(links.IdOf(wish.Channel, wish.Address), wish);
        }

        int added = 0;
        Outcome outcome = await runner.RunAsync(
            operation: null,
            async (work, cancel) =>
            {
                added = 0;
                Dictionary<string, View> known = (
                    await views.FindAsync(Views.Subscription, [.. wanted.Keys.Select(id => id.Value)], cancel)
                ).ToDictionary(row => row.Id, StringComparer.Ordinal);
                foreach ((SubscriptionId id, SubscriptionWish wish) in wanted)
                {
                    View? read = known.GetValueOrDefault(id.Value);
                    Subscription? stands = read?.Row<Subscription>();
                    Subscription next = Subscription.Add(stands, id, wish, new(how, by, work.Now));
                    if (next != stands)
                    {
                        work.Put(SubscriptionRows.Row(next), read);
                        added++;
                    }
                }

                return null;
            },
            CancellationToken.None
        );
        return (outcome, added);
    }

    /// <summary>How many there are of each status; more than <see cref="ViewQuery.CountMax"/> are not counted further.</summary>
    public async Task<IReadOnlyDictionary<SubscriptionStatus, int>> CountsAsync(CancellationToken cancel)
    {
        Dictionary<SubscriptionStatus, int> counts = [];
        foreach (SubscriptionStatus status in Enum.GetValues<SubscriptionStatus>())
        {
            counts[status] = await views.CountAsync(Views.Subscription, [SubscriptionRows.StatusOf(status)], cancel);
        }

        return counts;
    }

    /// <summary>Newest first.</summary>
    /// <param name="status">Null for all.</param>
    public async Task<IReadOnlyList<Subscription>> ListAsync(
        SubscriptionStatus? status,
        ViewCursor? before,
        int limit,
        CancellationToken cancel
    ) =>
        [
            .. (
                await views.ListAsync(
                    new(Views.Subscription, status is { } one ? [SubscriptionRows.StatusOf(one)] : [], Search: null, before, limit),
                    cancel
                )
            ).Select(row => row.Row<Subscription>()),
        ];

    /// <summary>The news that subscribers were told last, newest first.</summary>
    public async Task<IReadOnlyList<MailingRow>> MailingsAsync(CancellationToken cancel) =>
        [.. (await views.ListAsync(new(Views.Mailing, [], Search: null, null, 10), cancel)).Select(row => row.Row<MailingRow>())];
}
