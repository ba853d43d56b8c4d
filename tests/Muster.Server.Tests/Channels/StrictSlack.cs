// What Slack's Web API takes and what it refuses, as its documentation has it.
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Tests.Channels;

internal static class StrictSlack
{
    private static readonly string[] UpdateFields = ["channel", "ts", "text", "blocks"];

    private static readonly string[] Fields = ["channel", "text", "blocks", "thread_ts", "reply_broadcast", "unfurl_links", "unfurl_media"];

    public static Func<ProviderPeer.Asked, int, HttpResponse, Task> Taking(string token) =>
        (asked, number, response) =>
            asked.Path == "/api/chat.postMessage" || asked.Path == "/api/chat.update"
                ? ProviderPeer.SayAsync(
                    response,
                    200,
                    Mistake(asked, token) is { } error
                        ? $$"""{"ok":false,"error":"{{error}}"}"""
                        : $$"""{"ok":true,"channel":"D0000","ts":"1700000000.00000{{number}}"}"""
                )
                : ProviderPeer.SayAsync(response, 200, "ok", "text/plain");

    private static string? Mistake(ProviderPeer.Asked asked, string token)
    {
        if (asked.Headers.Authorization != "Bearer " + token)
        {
            return "invalid_auth";
        }

        JsonElement body = JsonDocument.Parse(asked.Body).RootElement;
        bool isUpdate = asked.Path == "/api/chat.update";
        if (
            isUpdate
            && (
                body.GetProperty("channel").GetString() != "D0000"
                || !body.GetProperty("ts").GetString()!.StartsWith("1700000000.", StringComparison.Ordinal)
            )
        )
        {
            return "message_not_found";
        }

        string[] fields = isUpdate ? UpdateFields : Fields;
        return body.EnumerateObject().Any(field => !fields.Contains(field.Name, StringComparer.Ordinal)) ? "invalid_arguments"
            : !isUpdate && body.GetProperty("channel").GetString() is not ['U' or 'C', ..] ? "channel_not_found"
            : body.GetProperty("blocks").EnumerateArray().All(Fits) ? null
            : "invalid_blocks";
    }

    private static bool Fits(JsonElement block) =>
        block.GetProperty("type").GetString() switch
        {
            "header" => Text(block).Length is > 0 and <= 150,
            "section" => (!block.TryGetProperty("text", out _) || Text(block).Length is > 0 and <= 3000)
                && (
                    !block.TryGetProperty("fields", out JsonElement fields)
                    || fields.GetArrayLength() is > 0 and <= 10
                        && fields.EnumerateArray().All(field => field.GetProperty("text").GetString()!.Length is > 0 and <= 2000)
                ),
            "actions" => block
                .GetProperty("elements")
                .EnumerateArray()
                .All(button =>
                    button.GetProperty("action_id").GetString()!.Length <= 255
                    && Text(button).Length <= 75
                    && (!button.TryGetProperty("value", out JsonElement value) || value.GetString()!.Length <= 2000)
                ),
            "context" => block.GetProperty("elements").GetArrayLength() is > 0 and <= 10,
            _ => false,
        };

    private static string Text(JsonElement of) => of.GetProperty("text").GetProperty("text").GetString()!;
}
