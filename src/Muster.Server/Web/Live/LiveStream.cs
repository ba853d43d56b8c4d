// The live stream: says hello with the revisions, then which topic changed, and pings.
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Muster.Server.Web.Assets;

namespace Muster.Server.Web.Live;

/// <summary>GET /live?t=topics. It carries no state, so any node serves it and nothing is replayed.</summary>
public sealed class LiveStream(ILiveFeed feed, Bundle bundle, TimeProvider clock, IHostApplicationLifetime life)
{
    /// <summary>A client that hears nothing for 40 s reconnects; two pings fit in between.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // What a browser's own EventSource would wait; the script keeps its own timer.
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(3);

    /// <summary>Ends by itself, without an error, when the reader leaves or the server stops.</summary>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(Topics topics, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Without the link a stop of the server waits for every open tab until the host's time-out of 30 s.
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation, life.ApplicationStopping);
        await using var changes = feed.SubscribeAsync(topics.Known, until.Token).GetAsyncEnumerator(until.Token);

        // Asked for before hello reads the revisions: a change in between is told twice rather than never.
        var next = changes.MoveNextAsync().AsTask();
        yield return Hello(topics);
        while (true)
        {
            var heard = await HeardAsync(next, until.Token);
            if (heard is null)
            {
                yield break;
            }
            if (heard.Value)
            {
                yield return Changed(topics, changes.Current);
                next = changes.MoveNextAsync().AsTask();
            }
            else
            {
                yield return new SseItem<string>("{}", "ping");
            }
        }
    }

    /// <summary>True for a change, false when it is time to ping, null at the end.</summary>
    private async Task<bool?> HeardAsync(Task<bool> next, CancellationToken cancellation)
    {
        try
        {
            return await next.WaitAsync(Heartbeat, clock, cancellation) ? true : null;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            // The enumerator may only be disposed once its last step is over.
            await next.ContinueWith(
                static _ => { },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            return null;
        }
    }

    private SseItem<string> Hello(Topics topics)
    {
        var revs = topics.Known.ToDictionary(topics.Spoken, feed.Revision, StringComparer.Ordinal);
        var hello = new
        {
            revs,
            now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            build = bundle.Build,
        };
        return new SseItem<string>(JsonSerializer.Serialize(hello), "hello") { ReconnectionInterval = Retry };
    }

    private static SseItem<string> Changed(Topics topics, LiveChange change)
    {
        var said = new { topic = topics.Spoken(change.Topic), rev = change.Revision };
        return new SseItem<string>(JsonSerializer.Serialize(said), "changed");
    }
}
