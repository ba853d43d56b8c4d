// Sends a page to a person or a channel of Slack.
using System.Net.Http.Headers;
using System.Text;
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
        if (settings.Token is not { } token)
        {
            return ProviderCall.Never("Slack is not configured, so nothing is posted there. Set MUSTER_SLACK_TOKEN and restart Muster.");
        }

        if (await TurnAsync(message, cancel) is { } late)
        {
            return late;
        }

        (string? thread, bool isKept) = await threads.OfAsync(message, cancel);
        ProviderCall call = new(http, "Slack", Timeout, clock);
        using HttpRequestMessage request = Request(message, thread, token);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        SendResult result = failed ?? SlackAnswers.Judge(call, answer!);
        if (result is Sent && !isKept)
        {
            await RememberAsync(message, thread ?? answer!.Field("ts")!);
        }

        return result;
    }

    private async Task<Failed?> TurnAsync(ChannelMessage message, CancellationToken cancel)
    {
        while (_rate.Take(message.Address, message.Key) is { } wait)
        {
            if (wait > TurnMax)
            {
                return new(
                    SendStage.Prepare,
                    SendCause.RateLimited,
                    Retryable: true,
                    wait,
                    $"Slack takes one message a second; this one waits {Math.Ceiling(wait.TotalSeconds):0} s for its turn."
                );
            }

            await Task.Delay(wait, clock, cancel);
        }

        return null;
    }

    private HttpRequestMessage Request(ChannelMessage message, string? thread, string token)
    {
        string body = SlackBlocks.Of(message, thread, links.Subject(message)).ToJsonString();
        HttpRequestMessage request = new(HttpMethod.Post, new Uri(settings.Api, "chat.postMessage"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
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
