// Tells a room of a chat program of an incident, by an incoming webhook.
using Muster.Engine.Ports;
using Muster.Server.Channels.ChatWebhooks;
using Muster.Server.Channels.Providers;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Channels.Rooms;

/// <summary>Webhooks know no threads: each message names its incident.</summary>
public sealed class WebhookRoom(ChatWebhook webhook, PublicAddress address, TimeProvider clock) : IRoom
{
    private readonly SendingRate _rate = new(burst: 1, RoomDefaults.Pace, clock);

    public string Name => webhook.Format.Channel;

    public TimeSpan Timeout => webhook.Timeout;

    public async Task<SendResult> TellAsync(RoomMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (webhook.Unusable(message.Address, out Uri? target) is { } wrong)
        {
            return wrong;
        }

        if (_rate.Take(message.Address, message.Key) is { } wait)
        {
            return RoomDefaults.Later(wait);
        }

        PlainWords words = RoomText.Of(message, address.Of($"/incidents/{message.Incident}"));
        return await webhook.PostAsync(target!, webhook.Format.Body(words), cancel);
    }
}
