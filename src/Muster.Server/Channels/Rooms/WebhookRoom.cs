// Tells a room of a chat program of an incident, by the secret address of an incoming webhook.
using System.Text;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.ChatWebhooks;
using Muster.Server.Channels.Providers;
using Muster.Server.Web.Addresses;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Rooms;

/// <summary>Webhooks know no threads: each message names its incident. The address is a secret, so no word of a failure repeats it.</summary>
public sealed class WebhookRoom(IChatFormat format, HttpClient http, WebhookReach reach, PublicAddress address, TimeProvider clock) : IRoom
{
    private readonly SendingRate _rate = new(burst: 1, RoomDefaults.Pace, clock);

    public string Name => format.Channel;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public async Task<SendResult> TellAsync(RoomMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (WebhookTarget.Check(message.Address, reach.AllowPrivate, out Uri? target) is { Count: > 0 } mistakes)
        {
            return ProviderCall.Never($"The address of {format.Name} cannot be used. " + string.Join(' ', mistakes));
        }

        if (_rate.Take(message.Address, message.Key) is { } wait)
        {
            return RoomDefaults.Later(wait);
        }

        string body = format.Body(message, address.Of($"/incidents/{message.Incident}")).ToJsonString();
        using HttpRequestMessage request = new(HttpMethod.Post, format.Target(target!))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        ProviderCall call = new(http, format.Name, Timeout, clock);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        return failed ?? format.Judge(call, answer!);
    }
}
