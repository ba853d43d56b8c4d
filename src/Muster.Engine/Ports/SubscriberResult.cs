// What became of the attempt to tell one subscriber.
using Muster.Core.StatusPage.Subscribers;

namespace Muster.Engine.Ports;

public sealed record SubscriberResult(SubscriptionId Subscription, SendResult Result, SubscriberVerdict Verdict);
