// Why and when a subscription is told no more.
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage.Subscribers;

/// <param name="Why">A sentence, without the address.</param>
public sealed record SubscriptionEnd(string Why, Actor By, DateTimeOffset At);
