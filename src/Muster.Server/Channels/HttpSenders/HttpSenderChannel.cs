// Sends a page through a sender of the organisation's own: whatever service over HTTP an admin described.
using System.Net.Http.Headers;
using System.Text;
using Muster.Core.Catalog;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.HttpSenders;

/// <summary>
/// The sender is looked up when the message leaves, so that a corrected one holds for what waits. The delivery's key goes along as <c>Idempotency-Key</c>, for
/// services that know it. No word of a failure holds a secret.
/// </summary>
public sealed class HttpSenderChannel(
    HttpClient http,
    Func<CancellationToken, Task<Organisation>> organisation,
    SenderSecrets secrets,
    WebhookReach reach,
    PageLinks links,
    TimeProvider clock
) : IChannel
{
    /// <summary>5 at once and one in a second to a host: what nobody calls too many.</summary>
    private readonly SendingRate _rate = new(burst: 5, pace: TimeSpan.FromSeconds(1), clock);

    public string Name => ContactChannels.Http;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public async Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (SenderAddress.Read(message.Address, out string? wrong) is not { } to)
        {
            return ProviderCall.Never(wrong!);
        }

        if ((await organisation(cancel)).Senders.GetValueOrDefault(to.Sender) is not { } sender)
        {
            return ProviderCall.Never($"There is no sender '{to.Sender}' any more; describe it under senders in the organisation file.");
        }

        string provider = $"The sender '{sender.Id}'";
        if (Missing(sender) is { Length: > 0 } missing)
        {
            return ProviderCall.Never($"{provider} needs {string.Join(", ", missing)}, which MUSTER_SENDER_SECRETS does not have.");
        }

        string? acknowledge = message.Digest is null ? links.Acknowledge(message) : null;
        string url = links.Subject(message);
        string Written(string text, SenderFormat format) =>
            SenderText.Write(text, name => Value(name, message, to, acknowledge, url), format);
        if (WebhookTarget.Check(Written(sender.Url, SenderFormat.Encoded), reach.AllowPrivate, out Uri? address) is { Count: > 0 } mistakes)
        {
            return ProviderCall.Never($"The address of {provider} cannot be used. {string.Join(' ', mistakes)}");
        }

        if (_rate.Take(address!.Authority, message.Key) is { } wait)
        {
            return ProviderCall.Later(provider, wait);
        }

        using HttpRequestMessage request = Request(sender, address, message.Key, Written);
        ProviderCall call = new(http, provider, Timeout, clock);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        return failed is null ? Judge(call, sender, answer!) : failed with { Text = secrets.Without(failed.Text) };
    }

    private string[] Missing(HttpSender sender) =>
        [
            .. sender
                .Headers.Values.Append(sender.Url)
                .Append(sender.Body)
                .SelectMany(SenderText.Secrets)
                .Distinct(StringComparer.Ordinal)
                .Where(name => !secrets.Values.ContainsKey(name)),
        ];

    private string Value(string name, ChannelMessage message, SenderAddress to, string? acknowledge, string url) =>
        name.StartsWith(SenderText.SecretPrefix, StringComparison.Ordinal)
            ? secrets.Values[name[SenderText.SecretPrefix.Length..]]
            : SenderFacts.Of(name, message, to.Address, acknowledge, url);

    private static HttpRequestMessage Request(HttpSender sender, Uri address, string key, Func<string, SenderFormat, string> written)
    {
        HttpRequestMessage request = new(new HttpMethod(sender.Method), address);
        if (sender.Body.Length > 0)
        {
            string body = written(sender.Body, SenderRules.BodyFormat(sender) ?? SenderFormat.Plain);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(SenderRules.ContentType(sender), out var type)
                ? type
                : null;
        }

        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        foreach ((string name, string value) in sender.Headers.Where(header => !SenderRules.IsContentType(header.Key)))
        {
            string line = written(value, SenderFormat.Line);
            if (!request.Headers.TryAddWithoutValidation(name, line))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, line);
            }
        }

        return request;
    }

    private SendResult Judge(ProviderCall call, HttpSender sender, ProviderAnswer answer)
    {
        ProviderAnswer clean = answer with { Body = secrets.Without(answer.Body) };
        return !answer.IsSuccess ? call.Refused(clean, clean.Body)
            : sender.Expect is { } expect && !answer.Body.Contains(expect, StringComparison.Ordinal) ? call.Garbage(clean)
            : new Sent($"{sender.Id} HTTP {answer.Status}");
    }
}
