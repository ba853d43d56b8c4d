// Tells a channel of Mattermost of an incident: by the bot one post and its thread, by a webhook plain messages.
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.ChatWebhooks;
using Muster.Server.Channels.Mattermost;
using Muster.Server.Channels.Providers;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Channels.Rooms;

public sealed class MattermostRoom(WebhookRoom webhooks, MattermostApi api, ChatThreads threads, PublicAddress address, TimeProvider clock)
    : IRoom
{
    private readonly MattermostFormat _format = new();
    private readonly SendingRate _rate = new(burst: 1, RoomDefaults.Pace, clock);

    public string Name => ContactChannels.Mattermost;

    public TimeSpan Timeout => webhooks.Timeout;

    public async Task<SendResult> TellAsync(RoomMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!MattermostAddress.IsChannel(message.Address))
        {
            return await webhooks.TellAsync(message, cancel);
        }

        if (!api.IsConfigured)
        {
            return MattermostApi.NotConfigured;
        }

        if (_rate.Take(message.Address, message.Key) is { } wait)
        {
            return RoomDefaults.Later(wait);
        }

        (string? root, _) = await threads.OfAsync(Name, message, cancel);
        SendResult result = await api.PostAsync(
            message.Address,
            _format.Body(RoomText.Of(message, address.Of($"/incidents/{message.Incident}"))),
            root,
            cancel
        );
        if (root is null && result is SendResult.Sent { Receipt: { } receipt } && MattermostApi.PostOf(receipt) is { } began)
        {
            await threads.TryBeginAsync(Name, message, began);
        }

        return result;
    }
}
