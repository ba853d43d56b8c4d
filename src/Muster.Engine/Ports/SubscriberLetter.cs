// The message of the outbox that stands for some subscribers.
using System.Collections.Immutable;
using Muster.Core.StatusPage.Subscribers;

namespace Muster.Engine.Ports;

/// <summary>It holds no address: what is forgotten must not stand in a queue, so each is looked up when the message leaves.</summary>
/// <param name="News">The key of the news; null asks to confirm.</param>
/// <param name="Key">The same for each attempt and for what was split from it: it names the message for each subscriber.</param>
/// <param name="Failures">How often these subscribers were tried in vain.</param>
public sealed record SubscriberLetter(string? News, string Key, ImmutableArray<SubscriptionId> To, int Failures);
