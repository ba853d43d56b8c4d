// A subscription as the API answers it: the address in part.
using System.Collections.Immutable;
using Muster.Core.StatusPage.Subscribers;

namespace Muster.Server.Subscribers.Api;

/// <param name="Address">Its beginning and its host; <c>erased</c> once it was.</param>
/// <param name="Components">Ids of components; empty for all.</param>
/// <param name="Consent">How it is known that it is wanted; null before anybody said yes.</param>
/// <param name="Bounces">Failures in a row.</param>
/// <param name="Failure">What was said when a message could not be delivered last; null when the last was.</param>
/// <param name="End">Why it is told no more; null while it is.</param>
public sealed record SubscriberItem(
    SubscriptionId Id,
    SubscriberChannel Channel,
    string Address,
    ImmutableArray<string> Components,
    string Language,
    SubscriptionStatus Status,
    DateTimeOffset RequestedAt,
    Consent? Consent,
    int Bounces,
    string? Failure,
    SubscriptionEnd? End
)
{
    internal static SubscriberItem Of(Subscription one) =>
        new(
            one.Id,
            one.Channel,
            one.Masked,
            one.Components,
            one.Language,
            one.Status,
            one.RequestedAt,
            one.Consent,
            one.Bounces,
            one.Failure,
            one.End
        );
}
