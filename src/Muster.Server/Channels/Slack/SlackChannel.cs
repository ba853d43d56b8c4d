// Sends a page, or a notice, to a person or a channel of Slack.
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Slack;

/// <summary>
/// Slack answers 200 to what it refuses, and says so in the body. It knows no idempotency key: a message whose answer was lost stands there twice, and is counted
/// as a duplicate.
/// </summary>
public sealed class SlackChannel(HttpClient http, SlackSettings settings, ChatThreads threads, PageLinks links, TimeProvider clock)
    : IChannel
{
    /// <summary>A turn that comes this soon is waited for; a later one is a failure that says when it comes.</summary>
    private static readonly TimeSpan TurnMax = TimeSpan.FromSeconds(3);

    /// <summary>One message in a second for each channel: what is more, Slack hides without a word. Source: Slack, rate limits.</summary>
    private readonly SendingRate _rate = new(burst: 1, pace: TimeSpan.FromSeconds(1), clock);

    public string Name => ContactChannels.Slack;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public async Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (settings.Token is null)
        {
            return NotConfigured;
        }

        if (await TurnAsync(message.Address, message.Key, cancel) is { } late)
        {
            return late;
        }

        (string? thread, bool isKept) = await threads.OfAsync(message, cancel);
        (SendResult result, string? place) = await PostAsync(SlackBlocks.Of(message, thread, links.Subject(message)), cancel);
        if (result is Sent && !isKept)
        {
            await RememberAsync(message, thread ?? place!);
        }

        return result;
    }

    public async Task<SendResult> SendAsync(Notice notice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (settings.Token is null)
        {
            return NotConfigured;
        }

        PlainWords words = PlainWords.Of(notice, links.Subject(notice));
        return await TurnAsync(notice.Address, notice.Key, cancel)
            ?? (await PostAsync(SlackBlocks.Of(words, notice.Address, thread: null), cancel)).Result;
    }

    private static Failed NotConfigured =>
        ProviderCall.Never("Slack is not configured, so nothing is posted there. Set MUSTER_SLACK_TOKEN and restart Muster.");

    private async Task<Failed?> TurnAsync(string address, string key, CancellationToken cancel)
    {
        while (_rate.Take(address, key) is { } wait)
        {
            if (wait > TurnMax)
            {
                return ProviderCall.Later("Slack", wait, "one message a second");
            }

            await Task.Delay(wait, clock, cancel);
        }

        return null;
    }

    /// <summary>What came of it, and where the message stands: null when it does not.</summary>
    private async Task<(SendResult Result, string? Place)> PostAsync(JsonObject post, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(settings.Api, "chat.postMessage"))
        {
            Content = new StringContent(post.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token);
        ProviderCall call = new(http, "Slack", Timeout, clock);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        return (failed ?? SlackAnswers.Judge(call, answer!), answer?.Field("ts"));
    }

    /// <summary>The message has left: that the place could not be written down costs a thread and nothing else.</summary>
    private async Task RememberAsync(ChannelMessage message, string began)
    {
        try
        {
            await threads.BeganAsync(message, began, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The next message begins a thread of its own.
        }
    }
}
