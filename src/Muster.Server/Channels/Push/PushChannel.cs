// Sends a page, or a notice, as a notification to every device of a person.
using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Push;

/// <summary>One delivery stands for all devices: it has arrived when one push service took it. A device that its push service does not know any more is removed.</summary>
public sealed class PushChannel(
    HttpClient http,
    PushKeys keys,
    PushDevices devices,
    WebhookReach reach,
    PageLinks links,
    TimeProvider clock
) : IChannel
{
    private const int NotFound = 404;
    private const int Gone = 410;

    /// <summary>4 hours: who switches the phone on later than that has been replaced by the next step.</summary>
    private const int KeptSeconds = 4 * 60 * 60;

    /// <summary>A day, in which most notices come true.</summary>
    private const int NoticeKeptSeconds = 24 * 60 * 60;

    public string Name => ContactChannels.Push;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Less than the time-out: a push service that hangs must not hide that the other devices were reached.</summary>
    private static readonly TimeSpan DeviceTimeout = TimeSpan.FromSeconds(7);

    public Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        byte[] body = PushBody.Of(message, message.Digest is null ? links.Acknowledge(message) : null, links.Subject(message));
        return SendAsync(message.Person, new(body, message.Page.Value, "high", KeptSeconds), cancel);
    }

    public Task<SendResult> SendAsync(Notice notice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(notice);
        byte[] body = PushBody.Of(notice, links.Subject(notice));
        return SendAsync(notice.Person, new(body, notice.Key, "normal", NoticeKeptSeconds), cancel);
    }

    private async Task<SendResult> SendAsync(PersonId person, Push push, CancellationToken cancel)
    {
        IReadOnlyList<PushDevice> all = await devices.OfAsync(person, cancel);
        if (all.Count == 0)
        {
            return ProviderCall.Never("No device gets notifications for this person. They switch one on under Your account.");
        }

        using CancellationTokenSource soon = new(DeviceTimeout, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(soon.Token, cancel);
        SendResult[] results = await Task.WhenAll(all.Select(device => SendAsync(device, push, either.Token)));
        string[] failures = [.. results.OfType<Failed>().Select(failed => failed.Text)];
        string reached = string.Create(CultureInfo.InvariantCulture, $"{results.Length - failures.Length} of {results.Length} devices");
        return failures.Length < results.Length
            ? new Sent(failures.Length == 0 ? reached : $"{reached}; {string.Join(' ', failures)}")
            : results.OfType<Failed>().OrderByDescending(failed => failed.Retryable).First() with
            {
                Text = string.Join(' ', failures),
            };
    }

    private async Task<SendResult> SendAsync(PushDevice device, Push push, CancellationToken cancel)
    {
        if (WebhookTarget.Check(device.Endpoint, reach.AllowPrivate, out Uri? endpoint) is { Count: > 0 } mistakes)
        {
            return ProviderCall.Never($"{device.Name}: its address cannot be used. {string.Join(' ', mistakes)}");
        }

        byte[] secret = Base64Url.DecodeFromChars(device.Secret);
        ByteArrayContent content = new(PushEncryption.Encrypt(push.Body, Base64Url.DecodeFromChars(device.Key), secret));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.ContentEncoding.Add("aes128gcm");
        using HttpRequestMessage request = new(HttpMethod.Post, endpoint) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", keys.Authorization(endpoint!));
        request.Headers.Add("TTL", push.KeptSeconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Urgency", push.Urgency);
        request.Headers.Add("Topic", Topic(push.About));
        ProviderCall call = new(http, $"The push service of {device.Name}", DeviceTimeout, clock);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        switch (answer)
        {
            case null:
                return failed!;
            case { IsSuccess: true }:
                return new Sent(null);
            case { Status: NotFound or Gone }:
                string why = $"Its push service answered {answer.Status}: it does not know the device any more.";
                try
                {
                    await devices.RemoveAsync(device.Id, device.Person, why);
                }
                catch (StoreUnavailableException)
                {
                    // The next page removes it; whom the others reached must be told.
                }

                return ProviderCall.Never($"{device.Name} was removed. {why}");
            default:
                return call.Refused(answer, answer.Body);
        }
    }

    /// <summary>A second attempt, or the next round of the same page, takes the place of what waits at the push service. At most 32 letters.</summary>
    private static string Topic(string about) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(about)).AsSpan(0, 18));

    /// <param name="Urgency">As RFC 8030 has it: whether the phone is woken for it.</param>
    private sealed record Push(byte[] Body, string About, string Urgency, int KeptSeconds);
}
