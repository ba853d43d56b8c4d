// Sends a page, or a notice, to a chat program by an incoming webhook.
using System.Text.Json.Nodes;
using Muster.Core.Catalog;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.ChatWebhooks;

public sealed class ChatWebhookChannel(
    ChatWebhook webhook,
    Func<CancellationToken, Task<Organisation>> organisation,
    PageLinks links,
    TimeProvider clock
) : IChannel
{
    /// <summary>What the strictest of them takes of one webhook: 5 at once, and 5 in 2 s. Source: Discord, rate limits; Teams takes 4 in a second.</summary>
    private readonly SendingRate _rate = new(burst: 4, pace: TimeSpan.FromMilliseconds(500), clock);

    public string Name => webhook.Format.Channel;

    public TimeSpan Timeout => webhook.Timeout;

    public Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        return SendAsync(message.Address, message.Key, () => BodyAsync(message, cancel), cancel);
    }

    public Task<SendResult> SendAsync(Notice notice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(notice);
        PlainWords words = PlainWords.Of(notice, links.Subject(notice));
        return SendAsync(notice.Address, notice.Key, () => Task.FromResult(webhook.Format.Body(words)), cancel);
    }

    private async Task<SendResult> SendAsync(string address, string key, Func<Task<JsonObject>> body, CancellationToken cancel)
    {
        if (webhook.Unusable(address, out Uri? target) is { } wrong)
        {
            return wrong;
        }

        return _rate.Take(address, key) is { } wait
            ? ProviderCall.Later(webhook.Format.Name, wait)
            : await webhook.PostAsync(target!, await body(), cancel);
    }

    private async Task<JsonObject> BodyAsync(ChannelMessage message, CancellationToken cancel)
    {
        // In a room the link would answer as one person whoever follows it.
        bool isShared = (await organisation(cancel)).IsShared(new(Name, message.Address));
        string? acknowledge = message.Digest is null && !isShared ? links.Acknowledge(message) : null;
        return webhook.Format.Body(message, acknowledge, links.Subject(message));
    }
}
