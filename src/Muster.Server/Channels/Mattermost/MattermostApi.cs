// The few calls of Mattermost's API that the bot makes.
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Mattermost;

/// <summary>It knows no idempotency key: a message whose answer was lost stands there twice, and is counted as a duplicate.</summary>
public sealed class MattermostApi(HttpClient http, MattermostSettings settings, TimeSpan timeout, TimeProvider clock)
{
    private const string Receipt = "mattermost post ";

    private const int Unauthorized = 401;
    private const int Forbidden = 403;
    private const int NotFound = 404;

    /// <summary>Direct channels by the member's name; they never change.</summary>
    private readonly ConcurrentDictionary<string, string> _direct = new(StringComparer.Ordinal);

    public bool IsConfigured => settings is { Server: not null, Token: not null };

    public static SendResult.Failed NotConfigured =>
        ProviderCall.Never("No bot of Mattermost is configured. Set MUSTER_MATTERMOST_URL and MUSTER_MATTERMOST_TOKEN and restart Muster.");

    /// <summary>The id of a post by its receipt; null for what no bot posted.</summary>
    public static string? PostOf(string receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return receipt.StartsWith(Receipt, StringComparison.Ordinal) ? receipt[Receipt.Length..] : null;
    }

    /// <summary>The channel in which the bot writes to a member, or why there is none.</summary>
    public async Task<(string? Channel, Failed? Failed)> DirectAsync(string member, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (_direct.TryGetValue(member, out string? known))
        {
            return (known, null);
        }

        (string? bot, Failed? failed) = await IdAsync(HttpMethod.Get, "users/me", null, cancel);
        (string? user, failed) = failed is null
            ? await IdAsync(HttpMethod.Get, "users/username/" + Uri.EscapeDataString(member.TrimStart('@')), null, cancel)
            : (null, failed);
        (string? channel, failed) = failed is null
            ? await IdAsync(HttpMethod.Post, "channels/direct", new JsonArray(bot, user), cancel)
            : (null, failed);
        if (channel is not null)
        {
            _direct[member] = channel;
        }

        return (channel, failed);
    }

    /// <param name="root">The post under which it stands; null for none.</param>
    public async Task<SendResult> PostAsync(string channel, JsonObject message, string? root, CancellationToken cancel)
    {
        JsonObject post = Content(message);
        post["channel_id"] = channel;
        if (root is not null)
        {
            post["root_id"] = root;
        }

        (string? id, Failed? failed) = await IdAsync(HttpMethod.Post, "posts", post, cancel);
        return failed is null ? new Sent(Receipt + id) : failed;
    }

    public async Task<SendResult> ChangeAsync(string post, JsonObject message, CancellationToken cancel)
    {
        (string? _, Failed? failed) = await IdAsync(HttpMethod.Put, $"posts/{post}/patch", Content(message), cancel);
        return failed is null ? new Sent(Receipt + post) : failed;
    }

    /// <summary>A webhook has its attachments beside the text, a post among its properties.</summary>
    private static JsonObject Content(JsonObject message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new()
        {
            ["message"] = message["text"]?.DeepClone(),
            ["props"] = new JsonObject { ["attachments"] = message["attachments"]?.DeepClone() },
        };
    }

    private async Task<(string? Id, Failed? Failed)> IdAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(method, new Uri(settings.Server!, "api/v4/" + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        ProviderCall call = new(http, "Mattermost", timeout, clock);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        return failed is not null ? (null, failed)
            : answer is { IsSuccess: true }
                ? answer.Field("id") is { Length: > 0 } id ? (id, null)
                    : (null, call.Garbage(answer))
            : (null, call.Refused(answer!, answer!.Field("message"), Remedy(answer.Status)));
    }

    private static string? Remedy(int status) =>
        status switch
        {
            Unauthorized => "Look at MUSTER_MATTERMOST_TOKEN.",
            Forbidden => "Add the bot to the team and the channel.",
            NotFound => "There is no such member or channel, or the bot is not in its team.",
            _ => null,
        };
}
