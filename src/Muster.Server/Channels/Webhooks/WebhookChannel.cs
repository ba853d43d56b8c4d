// Sends a page to a person's own webhook, signed.
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Muster.Core.People;
using Muster.Engine.Ports;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Webhooks;

/// <summary>
/// Standard Webhooks: 2xx is taken, 410 is refused for good, everything else may pass later. The status decides: what the receiver writes behind it is read by
/// nobody, so that an answer without end neither fills the memory nor makes a message that was taken look lost.
/// </summary>
public sealed class WebhookChannel(HttpClient http, WebhookSettings settings, PageLinks links, TimeProvider clock) : IChannel
{
    public string Name => "webhook";

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public async Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (WebhookTarget.Check(message.Address, settings.AllowPrivate, out Uri? url) is { Count: > 0 } mistakes)
        {
            return new Failed(
                SendStage.Prepare,
                SendCause.Misconfigured,
                Retryable: false,
                null,
                "The webhook's address cannot be used. " + string.Join(' ', mistakes)
            );
        }

        byte[] body = WebhookBody.Of(message, message.Digest is null ? links.Acknowledge(message) : null, links.Subject(message));
        using HttpRequestMessage request = Request(url!, message.Key, body);
        try
        {
            using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return Judge(answer);
        }
        catch (HttpRequestException broken)
        {
            return Judge(broken);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new Failed(
                SendStage.Answer,
                SendCause.TimedOut,
                Retryable: true,
                null,
                $"The webhook did not answer in {Timeout.TotalSeconds:0} s."
            );
        }
        catch (OperationCanceledException)
        {
            return new Failed(
                SendStage.Connect,
                SendCause.TimedOut,
                Retryable: true,
                null,
                "The webhook's host could not be connected to in 4 s."
            );
        }
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
        request.Headers.UserAgent.ParseAdd("Muster");
        return request;
    }

    private SendResult Judge(HttpResponseMessage answer)
    {
        int status = (int)answer.StatusCode;
        string said = $"The webhook answered {status}.";
        return answer.StatusCode switch
        {
            _ when answer.IsSuccessStatusCode => new Sent($"HTTP {status}"),
            HttpStatusCode.Gone => new Failed(
                SendStage.Answer,
                SendCause.Rejected,
                Retryable: false,
                null,
                said + " It wants no more messages."
            ),
            _ when status is >= 300 and < 400 => new Failed(
                SendStage.Answer,
                SendCause.Misconfigured,
                Retryable: false,
                null,
                said + " Redirects are not followed; give the final address."
            ),
            HttpStatusCode.TooManyRequests => new Failed(
                SendStage.Answer,
                SendCause.RateLimited,
                Retryable: true,
                RetryAfter(answer),
                said
            ),
            _ when status >= 500 => new Failed(SendStage.Answer, SendCause.Faulty, Retryable: true, RetryAfter(answer), said),
            _ => new Failed(SendStage.Answer, SendCause.Rejected, Retryable: true, RetryAfter(answer), said),
        };
    }

    private static Failed Judge(HttpRequestException broken) =>
        broken.InnerException is ForbiddenAddressException forbidden
            ? new(SendStage.Prepare, SendCause.Misconfigured, Retryable: false, null, forbidden.Message)
            : broken.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => new(
                    SendStage.Connect,
                    SendCause.Unreachable,
                    true,
                    null,
                    "The webhook's host name cannot be found."
                ),
                HttpRequestError.SecureConnectionError => new(
                    SendStage.Secure,
                    SendCause.Faulty,
                    Retryable: true,
                    null,
                    "No secure connection to the webhook: " + (broken.InnerException?.Message ?? broken.Message)
                ),
                HttpRequestError.ConnectionError => new(
                    SendStage.Connect,
                    SendCause.Unreachable,
                    true,
                    null,
                    "The webhook cannot be reached: " + broken.Message
                ),
                _ => new(
                    SendStage.Answer,
                    SendCause.Faulty,
                    Retryable: true,
                    null,
                    "The webhook's answer cannot be understood: " + broken.Message
                ),
            };

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter switch
        {
            { Delta: { } wait } => wait,
            { Date: { } until } => until - clock.GetUtcNow(),
            _ => null,
        };
}
