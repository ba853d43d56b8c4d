// Posts to a chat program by the secret address of an incoming webhook.
using System.Text;
using System.Text.Json.Nodes;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.ChatWebhooks;

/// <summary>The address opens the room to whoever has it, so no word of a failure repeats it. None of these programs knows an idempotency key.</summary>
public sealed class ChatWebhook(IChatFormat format, HttpClient http, WebhookReach reach, TimeProvider clock)
{
    public IChatFormat Format => format;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Why nothing can be posted there; null with the address that it can be posted to.</summary>
    public SendResult.Failed? Unusable(string address, out Uri? target) =>
        WebhookTarget.Check(address, reach.AllowPrivate, out target) is { Count: > 0 } mistakes
            ? ProviderCall.Never($"The address of {format.Name} cannot be used. " + string.Join(' ', mistakes))
            : null;

    public async Task<SendResult> PostAsync(Uri target, JsonObject body, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(body);
        using HttpRequestMessage request = new(HttpMethod.Post, format.Target(target))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        ProviderCall call = new(http, format.Name, Timeout, clock);
        (ProviderAnswer? answer, SendResult.Failed? failed) = await call.SendAsync(request, cancel);
        return failed ?? format.Judge(call, answer!);
    }
}
