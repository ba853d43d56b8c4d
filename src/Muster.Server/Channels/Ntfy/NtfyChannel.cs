// Sends a page to a topic of an ntfy server, where it rings a phone; or a notice, which does not.
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

    public Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        string? acknowledge = message.Digest is null ? links.Acknowledge(message) : null;
        return SendAsync(message.Address, message.Key, topic => NtfyBody.Of(message, topic, acknowledge, links.Subject(message)), cancel);
    }

    public Task<SendResult> SendAsync(Notice notice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return SendAsync(notice.Address, notice.Key, topic => NtfyBody.Of(notice, topic, links.Subject(notice)), cancel);
    }

    private async Task<SendResult> SendAsync(string address, string key, Func<string, byte[]> body, CancellationToken cancel)
    {
        if (NtfyTopic.Check(address, settings.Reach, out Uri? server, out string topic) is { Count: > 0 } mistakes)
        {
            return ProviderCall.Never("The topic's address cannot be used. " + string.Join(' ', mistakes));
        }

        if (_rate.Take(server!.Authority, key) is { } wait)
        {
            return ProviderCall.Later("ntfy", wait);
        }

        bool isOwn = NtfyTopic.IsOwn(server, settings.Reach);
        ProviderCall call = new(isOwn ? own : http, "The ntfy server", Timeout, clock);
        using HttpRequestMessage request = Request(body(topic), server, isOwn);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        return failed ?? Judge(call, answer!, isOwn);
    }

    private HttpRequestMessage Request(byte[] body, Uri server, bool isOwn)
    {
        ByteArrayContent content = new(body);
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
