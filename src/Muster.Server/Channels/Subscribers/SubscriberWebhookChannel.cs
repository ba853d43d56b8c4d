// Tells a subscriber by webhook, signed for this subscriber alone.
using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Muster.Core.People;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using Muster.Server.Channels.Webhooks;
using Muster.Server.Web.Public;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Subscribers;

/// <summary>Standard Webhooks: 2xx is taken, 410 ends the subscription, everything else is tried again by the schedule of the specification.</summary>
public sealed class SubscriberWebhookChannel(HttpClient http, WebhookReach reach, SubscriptionLinks links, TimeProvider clock)
    : ISubscriberChannel
{
    public const string NewsType = "status.updated";
    public const string ConfirmType = "subscription.confirm";
    private const int Gone = 410;

    /// <summary>Source: standardwebhooks.com, specification 1.0, deliverability and reliability.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public SubscriberChannel Way => SubscriberChannel.Webhook;

    public int AtOnce => 1;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public TimeSpan? PauseAfter(int failures) => failures <= Pauses.Length ? Pauses[failures - 1] : null;

    public async IAsyncEnumerable<SubscriberResult> TellAsync(
        StatusNews? news,
        string key,
        ImmutableArray<Subscription> subscribers,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (Subscription one in subscribers)
        {
            yield return await TellAsync(news, key, one, cancel);
        }
    }

    /// <summary>Nobody leaves a webhook with a report.</summary>
    public Task<SendResult> WriteAsync(ReporterLetter letter, CancellationToken cancel) =>
        Task.FromResult<SendResult>(ProviderCall.Never("A customer who reported something is written to by e-mail alone."));

    private async Task<SubscriberResult> TellAsync(StatusNews? news, string key, Subscription one, CancellationToken cancel)
    {
        if (WebhookTarget.Check(one.Address, reach.AllowPrivate, out Uri? url) is { Count: > 0 } mistakes)
        {
            Failed never = ProviderCall.Never("The webhook's address cannot be used. " + string.Join(' ', mistakes));
            return new(one.Id, never, SubscriberVerdict.Gone);
        }

        using HttpRequestMessage request = Request(url!, IdOf(key, one.Id), one, Body(news, one));
        ProviderCall call = new(http, "The webhook", Timeout, clock);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel, isRead: false);
        return failed is not null
            ? new(one.Id, failed, failed.Retryable ? SubscriberVerdict.Failed : SubscriberVerdict.Gone)
            : Judge(call, one.Id, answer!);
    }

    private static SubscriberResult Judge(ProviderCall call, SubscriptionId id, ProviderAnswer answer) =>
        answer switch
        {
            { IsSuccess: true } => new(id, new Sent($"HTTP {answer.Status}"), SubscriberVerdict.Told),
            { Status: Gone } => new(id, call.Refused(answer, said: null), SubscriberVerdict.Unwanted),
            _ => new(
                id,
                call.Refused(answer, said: null) with
                {
                    Retryable = true,
                    RetryAfter = answer.RetryAfter,
                },
                SubscriberVerdict.Failed
            ),
        };

    private HttpRequestMessage Request(Uri url, string id, Subscription one, byte[] body)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ByteArrayContent content = new(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        HttpRequestMessage request = new(HttpMethod.Post, url) { Content = content };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(links.WebhookSecret(one.Id), id, now, body));
        return request;
    }

    /// <summary>The same for each attempt, and it tells neither the key nor the subscription.</summary>
    private static string IdOf(string key, SubscriptionId id) =>
        "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}/{id}")).AsSpan(0, 16));

    private byte[] Body(StatusNews? news, Subscription one) =>
        news is null
            ? JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    Type = ConfirmType,
                    Timestamp = one.RequestedAt,
                    Data = new
                    {
                        ConfirmUrl = one.Status == SubscriptionStatus.Pending ? links.Confirm(one) : null,
                        ManageUrl = links.Own(one.Id),
                    },
                },
                Options
            )
            : JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    Type = NewsType,
                    Timestamp = news.At,
                    Data = new
                    {
                        news.Key,
                        Id = news.Bulletin,
                        news.Page,
                        Kind = EnumNames.Of(news.Kind),
                        news.Title,
                        Status = EnumNames.Of(news.Status),
                        Impact = EnumNames.Of(news.Impact),
                        news.Body,
                        Components = news.Components.Select(component => component.Id.Value),
                        news.At,
                        news.NextUpdateAt,
                        Url = links.Of(news),
                        ManageUrl = links.Own(one.Id),
                        UnsubscribeUrl = links.Unsubscribe(one.Id),
                    },
                },
                Options
            );
}
