// Tells a channel of Slack of an incident: one message, and all that follows in its thread.
using System.Net.Http.Headers;
using System.Text;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using Muster.Server.Channels.Slack;
using Muster.Server.Web.Addresses;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Rooms;

/// <summary>The thread is the one of the incident's pages, where the channel gets these too.</summary>
public sealed class SlackRoom(HttpClient http, SlackSettings settings, ChatThreads threads, PublicAddress address, TimeProvider clock)
    : IRoom
{
    private readonly SendingRate _rate = new(burst: 1, RoomDefaults.Pace, clock);

    public string Name => ContactChannels.Slack;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public async Task<SendResult> TellAsync(RoomMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (settings.Token is not { } token)
        {
            return ProviderCall.Never("Slack is not configured, so nothing is posted there. Set MUSTER_SLACK_TOKEN and restart Muster.");
        }

        if (_rate.Take(message.Address, message.Key) is { } wait)
        {
            return RoomDefaults.Later(wait);
        }

        (string? thread, bool isKept) = await threads.OfAsync(Name, message, cancel);
        string body = SlackBlocks
            .Of(RoomText.Of(message, address.Of($"/incidents/{message.Incident}")), message.Address, thread)
            .ToJsonString();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(settings.Api, "chat.postMessage"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        ProviderCall call = new(http, "Slack", Timeout, clock);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        SendResult result = failed ?? SlackAnswers.Judge(call, answer!);
        if (result is Sent && !isKept)
        {
            await threads.TryBeginAsync(Name, message, thread ?? answer!.Field("ts")!);
        }

        return result;
    }
}
