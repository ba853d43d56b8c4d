// Sends a page to a person's own webhook, and a statement to a stakeholder's, signed.
using System.Globalization;
using System.Net.Http.Headers;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Webhooks;

/// <summary>
/// Standard Webhooks: 2xx is taken, 410 is refused for good, everything else may pass later. The status decides: what the receiver writes behind it is read by
/// nobody, so that an answer without end neither fills the memory nor makes a message that was taken look lost.
/// </summary>
public sealed class WebhookChannel(HttpClient http, WebhookSettings settings, PageLinks links, TimeProvider clock) : IChannel
{
    private const int BadRequest = 400;
    private const int Gone = 410;

    public string Name => "webhook";

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        byte[] body = WebhookBody.Of(message, message.Digest is null ? links.Acknowledge(message) : null, links.Subject(message));
        return PostAsync(message.Address, message.Key, body, cancel);
    }

    /// <summary>Only what tells a statement: nothing else has a form for programs.</summary>
    public async Task<SendResult> SendAsync(Notice notice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Told is { } told
            ? await PostAsync(notice.Address, notice.Key, WebhookBody.Of(notice.Key, told, links.Subject(notice)), cancel)
            : ProviderCall.Never($"The channel {Name} sends pages and statements only.");
    }

    private async Task<SendResult> PostAsync(string address, string key, byte[] body, CancellationToken cancel)
    {
        if (WebhookTarget.Check(address, settings.AllowPrivate, out Uri? url) is { Count: > 0 } mistakes)
        {
            return ProviderCall.Never("The webhook's address cannot be used. " + string.Join(' ', mistakes));
        }

        using HttpRequestMessage request = Request(url!, key, body);
        ProviderCall call = new(http, "The webhook", Timeout, clock);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel, isRead: false);
        return failed ?? Judge(call, answer!);
    }

    private HttpRequestMessage Request(Uri url, string id, byte[] body)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ByteArrayContent content = new(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        HttpRequestMessage request = new(HttpMethod.Post, url) { Content = content };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(settings.Secret, id, now, body));
        return request;
    }

    private static SendResult Judge(ProviderCall call, ProviderAnswer answer) =>
        answer switch
        {
            { IsSuccess: true } => new Sent($"HTTP {answer.Status}"),
            { Status: Gone } => call.Refused(answer, said: null, "It wants no more messages."),
            { Status: >= BadRequest } => call.Refused(answer, said: null) with { Retryable = true, RetryAfter = answer.RetryAfter },
            _ => call.Refused(answer, said: null),
        };
}
