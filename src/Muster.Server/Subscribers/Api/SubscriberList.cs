// A page of the subscribers.
using System.Collections.Immutable;

namespace Muster.Server.Subscribers.Api;

/// <param name="Items">Newest first.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record SubscriberList(ImmutableArray<SubscriberItem> Items, string? Next);
