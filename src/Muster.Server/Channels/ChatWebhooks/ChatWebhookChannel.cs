// Sends a page to a chat program by the secret address of an incoming webhook.
using System.Text;
using Muster.Core.Catalog;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.ChatWebhooks;

/// <summary>The address opens the room to whoever has it, so no word of a failure repeats it. None of these programs knows an idempotency key.</summary>
public sealed class ChatWebhookChannel(
    IChatFormat format,
    HttpClient http,
    Func<CancellationToken, Task<Organisation>> organisation,
    WebhookReach reach,
    PageLinks links,
    TimeProvider clock
) : IChannel
{
    /// <summary>What the strictest of them takes of one webhook: 5 at once, and 5 in 2 s. Source: Discord, rate limits; Teams takes 4 in a second.</summary>
    private readonly SendingRate _rate = new(burst: 4, pace: TimeSpan.FromMilliseconds(500), clock);

    public string Name => format.Channel;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public async Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (WebhookTarget.Check(message.Address, reach.AllowPrivate, out Uri? address) is { Count: > 0 } mistakes)
        {
            return ProviderCall.Never($"The address of {format.Name} cannot be used. " + string.Join(' ', mistakes));
        }

        if (_rate.Take(message.Address, message.Key) is { } wait)
        {
            return new Failed(
                SendStage.Prepare,
                SendCause.RateLimited,
                Retryable: true,
                wait,
                $"{format.Name} takes few messages at a time; this one waits {Math.Ceiling(wait.TotalSeconds):0} s for its turn."
            );
        }

        // In a room the link would answer as one person whoever follows it.
        bool isShared = (await organisation(cancel)).IsShared(new(format.Channel, message.Address));
        string? acknowledge = message.Digest is null && !isShared ? links.Acknowledge(message) : null;
        string body = format.Body(message, acknowledge, links.Subject(message)).ToJsonString();
        using HttpRequestMessage request = new(HttpMethod.Post, format.Target(address!))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        ProviderCall call = new(http, format.Name, Timeout, clock);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        return failed ?? format.Judge(call, answer!);
    }
}
