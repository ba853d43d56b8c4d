// The rows of subscriptions: made by no event, for an address must be forgotten when its owner says so.
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public static class SubscriptionRows
{
    /// <summary>The address stands in the body alone: no search finds it, and nothing is left of it once it is written over.</summary>
    public static View Row(Subscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return new(
            Views.Subscription,
            subscription.Id.Value,
            StatusOf(subscription.Status),
            subscription.RequestedAt,
            "",
            ViewJson.Write(subscription)
        );
    }

    public static string StatusOf(SubscriptionStatus status) =>
        status switch
        {
            SubscriptionStatus.Pending => Views.Pending,
            SubscriptionStatus.Confirmed => Views.Confirmed,
            SubscriptionStatus.Unsubscribed => Views.Unsubscribed,
            SubscriptionStatus.Bouncing => Views.Bouncing,
            SubscriptionStatus.Refused => Views.Refused,
        };
}
