// Sends a page to a topic of an ntfy server, where it rings a phone.
using System.Net.Http.Headers;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Ntfy;

/// <param name="http">For addresses that people type.</param>
/// <param name="own">For the organisation's own server, which may stand in a private network.</param>
public sealed class NtfyChannel(HttpClient http, HttpClient own, NtfySettings settings, PageLinks links, TimeProvider clock) : IChannel
{
    private const int Unauthorized = 401;
    private const int Forbidden = 403;

    /// <summary>What a server allows one sender unless its owner changed it: 60 at once, then one in 5 s. Source: ntfy's server configuration, visitor-request-limit.</summary>
    private readonly SendingRate _rate = new(burst: 60, pace: TimeSpan.FromSeconds(5), clock);

    public string Name => ContactChannels.Ntfy;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public async Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (NtfyTopic.Check(message.Address, settings.Reach, out Uri? server, out string topic) is { Count: > 0 } mistakes)
        {
            return ProviderCall.Never("The topic's address cannot be used. " + string.Join(' ', mistakes));
        }

        if (_rate.Take(server!.Authority, message.Key) is { } wait)
        {
            return new Failed(
                SendStage.Prepare,
                SendCause.RateLimited,
                Retryable: true,
                wait,
                $"ntfy takes few messages at a time; this one waits {Math.Ceiling(wait.TotalSeconds):0} s for its turn."
            );
        }

        bool isOwn = NtfyTopic.IsOwn(server, settings.Reach);
        ProviderCall call = new(isOwn ? own : http, "The ntfy server", Timeout, clock);
        using HttpRequestMessage request = Request(message, server, topic, isOwn);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        return failed ?? Judge(call, answer!, isOwn);
    }

    private HttpRequestMessage Request(ChannelMessage message, Uri server, string topic, bool isOwn)
    {
        string? acknowledge = message.Digest is null ? links.Acknowledge(message) : null;
        ByteArrayContent content = new(NtfyBody.Of(message, topic, acknowledge, links.Subject(message)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        HttpRequestMessage request = new(HttpMethod.Post, server) { Content = content };
        if (isOwn && settings.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }

    private static SendResult Judge(ProviderCall call, ProviderAnswer answer, bool isOwn) =>
        answer switch
        {
            { IsSuccess: true } => answer.Field("id") is { Length: > 0 } id ? new Sent("ntfy " + id) : call.Garbage(answer),
            { Status: Unauthorized or Forbidden } => call.Refused(
                answer,
                answer.Field("error"),
                isOwn ? "Look at MUSTER_NTFY_TOKEN." : "Muster signs in at the server of MUSTER_NTFY_SERVER alone."
            ),
            _ => call.Refused(answer, answer.Field("error")),
        };
}
