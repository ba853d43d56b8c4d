// Sends a page to a member of Mattermost by the bot, with buttons that answer it, or to the webhook that somebody gave; a notice alike.
using System.Text.Json.Nodes;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.ChatWebhooks;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Channels.Mattermost;

public sealed class MattermostChannel(
    ChatWebhookChannel webhooks,
    MattermostApi api,
    MattermostButtons buttons,
    PageLinks links,
    PublicAddress address
) : IChannel
{
    public const string ActionsPath = "/mattermost/actions";

    private readonly MattermostFormat _format = new();

    public string Name => ContactChannels.Mattermost;

    public TimeSpan Timeout => webhooks.Timeout;

    public async Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        return MattermostAddress.IsMember(message.Address)
            ? await WriteAsync(message.Address, Post(message), cancel)
            : await webhooks.SendAsync(message, cancel);
    }

    public async Task<SendResult> SendAsync(Notice notice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return MattermostAddress.IsMember(notice.Address)
            ? await WriteAsync(notice.Address, _format.Body(PlainWords.Of(notice, links.Subject(notice))), cancel)
            : await webhooks.SendAsync(notice, cancel);
    }

    private async Task<SendResult> WriteAsync(string member, JsonObject post, CancellationToken cancel)
    {
        if (!api.IsConfigured)
        {
            return MattermostApi.NotConfigured;
        }

        (string? channel, SendResult.Failed? failed) = await api.DirectAsync(member, cancel);
        return failed ?? await api.PostAsync(channel!, post, root: null, cancel);
    }

    private JsonObject Post(ChannelMessage message)
    {
        JsonObject post = _format.Body(message, acknowledge: null, links.Subject(message));
        if (message.Digest is null)
        {
            post["attachments"]![0]!["actions"] = new JsonArray(
                Button("Acknowledge", MattermostButtons.Acknowledge, message.Key),
                Button("Can't respond", MattermostButtons.Decline, message.Key)
            );
        }

        return post;
    }

    private JsonObject Button(string label, string action, string key) =>
        new()
        {
            ["id"] = action,
            ["name"] = label,
            ["type"] = "button",
            ["integration"] = new JsonObject
            {
                ["url"] = address.Of(ActionsPath),
                ["context"] = new JsonObject
                {
                    ["action"] = action,
                    ["key"] = key,
                    ["signature"] = buttons.Sign(action, key),
                },
            },
        };
}
