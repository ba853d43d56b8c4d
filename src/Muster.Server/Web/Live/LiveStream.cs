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

    /// <summary>How long a stream outlives the sign-in that opened it: a sign-out or a disabled account ends it within this.</summary>
    public static readonly TimeSpan Recheck = TimeSpan.FromSeconds(5);

    // What a browser's own EventSource would wait; the script keeps its own timer.
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(3);

    /// <summary>Ends by itself, without an error, when the reader leaves, may listen no longer or the server stops.</summary>
    /// <param name="mayListen">Whether the reader is still signed in.</param>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        Topics topics,
        Func<CancellationToken, ValueTask<bool>> mayListen,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        // Without the link a stop of the server waits for every open tab until the host's time-out of 30 s.
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation, life.ApplicationStopping);
        await using var changes = feed.SubscribeAsync(topics.Known, until.Token).GetAsyncEnumerator(until.Token);

        // Asked for before hello reads the revisions: a change in between is told twice rather than never.
        var next = changes.MoveNextAsync().AsTask();
        yield return Hello(topics);
        var (asked, quiet) = (clock.GetTimestamp(), 0);
        while (await HeardAsync(next, until.Token) is { } heard)
        {
            // Changes without a pause must not keep the question from being asked.
            if (!heard || clock.GetElapsedTime(asked) >= Recheck)
            {
                if (!await mayListen(until.Token))
                {
                    await until.CancelAsync();
                    await EndAsync(next);
                    yield break;
                }
                asked = clock.GetTimestamp();
            }
            if (heard)
            {
                quiet = 0;
                yield return Changed(topics, changes.Current);
                next = changes.MoveNextAsync().AsTask();
            }
            else if (++quiet * Recheck >= Heartbeat)
            {
                quiet = 0;
                yield return new SseItem<string>("{}", "ping");
            }
        }
    }

    /// <summary>True for a change, false when nothing was heard for as long as a sign-in is believed, null at the end.</summary>
    private async Task<bool?> HeardAsync(Task<bool> next, CancellationToken cancellation)
    {
        try
        {
            return await next.WaitAsync(Recheck, clock, cancellation) ? true : null;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            await EndAsync(next);
            return null;
        }
    }

    /// <summary>The enumerator may only be disposed once its last step is over.</summary>
    private static Task EndAsync(Task<bool> next) =>
        next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

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
