// Puts what subscribers are told into the queues of their ways.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

public static class SubscriberPost
{
    /// <summary>The queue of the outbox: another than that of pages by the same way.</summary>
    public static string QueueOf(SubscriberChannel way) =>
        way switch
        {
            SubscriberChannel.Email => "status-email",
            SubscriberChannel.Webhook => "status-webhook",
        };

    /// <summary>Has everybody told who is subscribed now; a second time for the same news does nothing new.</summary>
    public static void Tell(Work work, StatusNews news)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(news);
        // Written only where there is none: who is told already is not told again.
        work.Put(new MailingRow(news, work.Now, After: null, Queued: 0, EndedAt: null).ToView(), read: null);
    }

    /// <summary>Asks an address to confirm, or says to it that it is subscribed already.</summary>
    public static void Ask(Work work, Subscription subscription)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(subscription);
        string key = $"confirm/{subscription.Id}/{work.Now.ToUnixTimeMilliseconds()}";
        Queue(work, subscription.Channel, new(News: null, key, [subscription.Id], Failures: 0), key, subscription.Id.Value, work.Now);
    }

    /// <param name="about">What takes its turn one after the other: no more than a few at a time are sent of it.</param>
    internal static void Queue(Work work, SubscriberChannel way, SubscriberLetter letter, string key, string about, DateTimeOffset at) =>
        work.Send(
            new(
                key,
                QueueOf(way),
                about,
                letter.News is { } news ? "mailing/" + news : "subscription/" + letter.To[0],
                JsonSerializer.Serialize(letter, EventJson.Options),
                work.Now,
                at
            )
        );

    internal static SubscriberLetter Read(OutboxMessage message) =>
        JsonSerializer.Deserialize<SubscriberLetter>(message.Payload, EventJson.Options)
        ?? throw new InvalidOperationException($"The message {message.Key} says nothing.");

    /// <summary>The subscribers in lots, each for one message.</summary>
    internal static IEnumerable<ImmutableArray<SubscriptionId>> Lots(IEnumerable<Subscription> subscribers, int atOnce) =>
        subscribers.Select(one => one.Id).Chunk(atOnce).Select(some => some.ToImmutableArray());
}
