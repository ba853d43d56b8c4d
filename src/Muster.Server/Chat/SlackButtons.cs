// Somebody pressed a button under a message of Slack: their page is answered, and the message says so.
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Server.Channels.Slack;

namespace Muster.Server.Chat;

/// <summary>Slack waits 3 s and wants an empty 200; the words go to the address that came with the press, after the answer.</summary>
public sealed partial class SlackButtons(HttpClient http, SlackSettings settings, ChatAnswers answers, ILogger<SlackButtons> logger)
{
    private const string ResponseHost = "hooks.slack.com";
    private static readonly TimeSpan ReplyMax = TimeSpan.FromSeconds(10);

    public async Task<IResult> PressedAsync(HttpContext context, Dictionary<string, StringValues> form)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (Read(form.GetValueOrDefault("payload").ToString()) is not { } pressed)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "This is no press of a button",
                detail: "Nothing was changed. Let the app's Interactivity post block actions here."
            );
        }

        if (pressed.Action is SlackBlocks.AcknowledgeAction or SlackBlocks.DeclineAction && await ReplyAsync(pressed) is { } reply)
        {
            context.Response.OnCompleted(() => TellAsync(pressed, reply));
        }

        return TypedResults.Ok();
    }

    private async Task<JsonObject?> ReplyAsync(Pressed pressed)
    {
        string page = pressed.Key.Split('/')[0];
        if (!Slug.IsValid(page))
        {
            return null;
        }

        if (await answers.PersonAsync(ContactChannels.Slack, pressed.User, CancellationToken.None) is not { } person)
        {
            return ToThemAlone(Stranger(pressed.User));
        }

        string via = "slack:" + pressed.Key;
        ChatAnswer answer =
            pressed.Action == SlackBlocks.AcknowledgeAction
                ? await answers.AcknowledgeAsync(PageId.Parse(page), person.Id, via)
                : await answers.DeclineAsync(PageId.Parse(page), person.Id, via);
        return answer.IsSettled ? SlackBlocks.Settled(pressed.Message, answer.Words) : ToThemAlone(answer.Words);
    }

    /// <summary>What somebody is told whom no person of the organisation claims.</summary>
    internal static string Stranger(string user) =>
        $"Nothing was changed: Muster does not know who you are. Have `slack: {user}` added to your contacts in the organisation file.";

    private static JsonObject ToThemAlone(string words) =>
        new()
        {
            ["response_type"] = "ephemeral",
            ["replace_original"] = false,
            ["text"] = SlackBlocks.Escaped(words),
        };

    /// <summary>The page is answered: a reply that is lost costs its words, and a second press says them again.</summary>
    private async Task TellAsync(Pressed pressed, JsonObject reply)
    {
        if (pressed.ReplyTo is not { } address || !IsSlacks(address))
        {
            return;
        }

        using CancellationTokenSource late = new(ReplyMax);
        try
        {
            using HttpResponseMessage answer = await http.PostAsJsonAsync(address, reply, late.Token);
            if (!answer.IsSuccessStatusCode)
            {
                Log.NotTold(logger, (int)answer.StatusCode);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            Log.NotReached(logger, failure);
        }
    }

    private bool IsSlacks(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps && address.Host == ResponseHost)
        || Uri.Compare(settings.Api, address, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase)
            == 0;

    private static Pressed? Read(string payload)
    {
        try
        {
            return
                JsonNode.Parse(payload) is JsonObject read
                && (string?)read["type"] == "block_actions"
                && read["actions"] is JsonArray { Count: > 0 } actions
                && (string?)read["user"]?["id"] is { } user
                ? new(
                    user,
                    (string?)actions[0]?["action_id"] ?? "",
                    (string?)actions[0]?["value"] ?? "",
                    Uri.TryCreate((string?)read["response_url"], UriKind.Absolute, out Uri? address) ? address : null,
                    read["message"]
                )
                : null;
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Pressed(string User, string Action, string Key, Uri? ReplyTo, JsonNode? Message);

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "A button in Slack was answered, and Slack took the words with {Status}: its message keeps its buttons."
        )]
        public static partial void NotTold(ILogger logger, int status);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "A button in Slack was answered, and Slack could not be reached with the words: its message keeps its buttons."
        )]
        public static partial void NotReached(ILogger logger, Exception failure);
    }
}
