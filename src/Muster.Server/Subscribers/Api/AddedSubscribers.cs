// How many subscribers were added.
namespace Muster.Server.Subscribers.Api;

/// <param name="Added">Those that are new; who was subscribed or has left stays as they are.</param>
/// <param name="Sent">How many addresses were sent, each counted once.</param>
public sealed record AddedSubscribers(int Added, int Sent);
