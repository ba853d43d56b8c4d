// Where the live stream hears that a topic changed.
namespace Muster.Server.Web.Live;

/// <summary>Local to the node; the host feeds it from the store's changes, so that any node can serve any reader.</summary>
public interface ILiveFeed
{
    /// <summary>
    /// Changes from now on. Bursts coalesce to the newest revision of each topic, so a slow reader costs a few words of memory.
    /// Ends when cancelled.
    /// </summary>
    IAsyncEnumerable<LiveChange> SubscribeAsync(IReadOnlyList<string> topics, CancellationToken cancellation);

    /// <summary>The newest revision of a topic; 0 for one that never changed.</summary>
    long Revision(string topic);
}
