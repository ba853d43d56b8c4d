// What Mattermost's API takes from a bot and what it refuses, as its documentation has it.
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Tests.Channels;

internal static class StrictMattermost
{
    private static readonly string[] Fields = ["channel_id", "message", "root_id", "props"];

    public static Func<ProviderPeer.Asked, int, HttpResponse, Task> Taking(string token) =>
        (asked, number, response) =>
        {
            (int status, string body) =
                asked.Headers.Authorization != "Bearer " + token
                    ? (401, """{"id":"api.context.session_expired.app_error","message":"Invalid or expired session"}""")
                    : Answer(asked, number);
            return ProviderPeer.SayAsync(response, status, body);
        };

    private static (int Status, string Body) Answer(ProviderPeer.Asked asked, int number) =>
        (asked.Method, asked.Path) switch
        {
            ("GET", "/api/v4/users/me") => (200, """{"id":"bot"}"""),
            ("GET", "/api/v4/users/username/ana") => (200, """{"id":"u-ana"}"""),
            ("POST", "/api/v4/channels/direct") when asked.Text == """["bot","u-ana"]""" => (201, """{"id":"dm-ana"}"""),
            ("POST", "/api/v4/posts") when Fits(asked, isNew: true) => (201, $$"""{"id":"post{{number}}"}"""),
            ("PUT", ['/', 'a', 'p', 'i', .. var rest])
                when rest.EndsWith("/patch", StringComparison.Ordinal) && Fits(asked, isNew: false) => (200, """{"id":"post"}"""),
            _ => (404, """{"id":"app.user.missing_account.const","message":"Unable to find the user."}"""),
        };

    /// <summary>Ids of actions are letters and digits; a post has a channel.</summary>
    private static bool Fits(ProviderPeer.Asked asked, bool isNew)
    {
        JsonElement body = JsonDocument.Parse(asked.Body).RootElement;
        JsonElement attachment = body.GetProperty("props").GetProperty("attachments")[0];
        return body.EnumerateObject().All(field => Fields.Contains(field.Name, StringComparer.Ordinal))
            && body.TryGetProperty("channel_id", out _) == isNew
            && body.GetProperty("message").GetString()!.Length is > 0 and <= 16383
            && (
                !attachment.TryGetProperty("actions", out JsonElement actions)
                || actions
                    .EnumerateArray()
                    .All(action =>
                        action.GetProperty("id").GetString()!.All(char.IsAsciiLetterOrDigit)
                        && Uri.TryCreate(action.GetProperty("integration").GetProperty("url").GetString(), UriKind.Absolute, out _)
                    )
            );
    }
}
