// What an ntfy server takes and what it refuses, as its documentation has it.
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Tests.Channels;

internal static class StrictNtfy
{
    private static readonly string[] Fields =
    [
        "topic",
        "message",
        "title",
        "tags",
        "priority",
        "click",
        "actions",
        "attach",
        "markdown",
        "icon",
        "delay",
        "email",
        "call",
    ];

    public static Func<ProviderPeer.Asked, int, HttpResponse, Task> Taking(string? token) =>
        (asked, number, response) =>
            Mistake(asked, token) is var (status, error)
                ? ProviderPeer.SayAsync(
                    response,
                    status,
                    JsonSerializer.Serialize(
                        new
                        {
                            code = status * 100,
                            http = status,
                            error,
                        }
                    )
                )
                : ProviderPeer.SayAsync(response, 200, $$"""{"id":"msg{{number}}","time":1700000000,"event":"message","topic":"t"}""");

    private static (int Status, string Error)? Mistake(ProviderPeer.Asked asked, string? token)
    {
        if (token is not null && asked.Headers.Authorization != "Bearer " + token)
        {
            return (403, "forbidden");
        }

        if (asked is not { Method: "POST", Path: "/" })
        {
            return (404, "page not found");
        }

        JsonElement body = JsonDocument.Parse(asked.Body).RootElement;
        string[] unknown = [.. body.EnumerateObject().Select(field => field.Name).Except(Fields, StringComparer.Ordinal)];
        JsonElement[] actions = [.. body.GetProperty("actions").EnumerateArray()];
        return unknown.Length > 0 ? (400, "unknown field " + unknown[0])
            : body.GetProperty("priority").GetInt32() is < 1 or > 5 ? (400, "priority invalid")
            : Encoding.UTF8.GetByteCount(body.GetProperty("message").GetString()!) > 4096 || asked.Body.Length > 8192 ? (413, "too large")
            : actions.Length > 3 ? (400, "too many actions")
            : actions.Any(action => !action.TryGetProperty("label", out _) || !action.TryGetProperty("url", out _))
                ? (400, "actions invalid")
            : null;
    }
}
