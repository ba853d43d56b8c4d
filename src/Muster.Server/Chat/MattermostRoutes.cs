// Where Mattermost posts: a button that was pressed, a slash command that was written.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.ChatWebhooks;
using Muster.Server.Channels.Mattermost;

namespace Muster.Server.Chat;

/// <summary>Mattermost signs nothing and dates nothing: a token is all the authority there is, compared in constant time. What is played again changes nothing again.</summary>
internal static class MattermostRoutes
{
    private const string Command = "/mattermost/command";

    public static void MapMattermost(this IEndpointRouteBuilder routes)
    {
        Map(routes, Command, CommandAsync);
        Map(routes, MattermostChannel.ActionsPath, PressedAsync);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Func<HttpContext, Task<IResult>> act) =>
        routes
            .MapPost(
                path,
                (RequestDelegate)(
                    async http =>
                    {
                        http.Response.Headers.CacheControl = "no-store";
                        await (await act(http)).ExecuteAsync(http);
                    }
                )
            )
            .AllowAnonymous()
            .DisableAntiforgery()
            .WithMetadata(new SmallBody())
            .ExcludeFromDescription();

    private static async Task<IResult> CommandAsync(HttpContext http)
    {
        if (http.RequestServices.GetRequiredService<MattermostSettings>().CommandToken is not { } token)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: "The slash command of Mattermost is not configured",
                detail: "Nothing was changed. Set MUSTER_MATTERMOST_COMMAND_TOKEN and restart Muster."
            );
        }

        IFormCollection form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(form["token"].ToString())))
        {
            return Refused("MUSTER_MATTERMOST_COMMAND_TOKEN must be the token that Mattermost shows with the slash command.");
        }

        string member = "@" + form["user_name"];
        string text = form["text"].ToString();
        string trigger = form["trigger_id"].ToString();
        ChatAnswers answers = http.RequestServices.GetRequiredService<ChatAnswers>();
        string said = await answers.PersonAsync(ContactChannels.Mattermost, member, http.RequestAborted) is { } person
            ? await http
                .RequestServices.GetRequiredService<ChatCommands>()
                .AnswerAsync(
                    new(
                        person,
                        "mattermost:command",
                        trigger.Length == 0 ? null : new Operation(Digest($"mattermost/{member}/{trigger}"), text)
                    ),
                    text,
                    http.RequestAborted
                )
            : Stranger(member);
        return Json(new() { ["response_type"] = "ephemeral", ["text"] = ChatText.Markdown(said) });
    }

    private static async Task<IResult> PressedAsync(HttpContext http)
    {
        using StreamReader body = new(http.Request.Body, Encoding.UTF8);
        if (
            Read(await body.ReadToEndAsync(http.RequestAborted)) is not { } pressed
            || !http.RequestServices.GetRequiredService<MattermostButtons>().IsValid(pressed.Action, pressed.Key, pressed.Signature)
        )
        {
            return Refused("Only a button that this Muster posted answers a page.");
        }

        string page = pressed.Key.Split('/')[0];
        ChatAnswers answers = http.RequestServices.GetRequiredService<ChatAnswers>();
        string member = "@" + pressed.Member;
        if (await answers.PersonAsync(ContactChannels.Mattermost, member, http.RequestAborted) is not { } person)
        {
            return Json(new() { ["ephemeral_text"] = ChatText.Markdown(Stranger(member)) });
        }

        string via = "mattermost:" + pressed.Key;
        ChatAnswer answer =
            pressed.Action == MattermostButtons.Acknowledge
                ? await answers.AcknowledgeAsync(PageId.Parse(page), person.Id, via)
                : await answers.DeclineAsync(PageId.Parse(page), person.Id, via);
        return Json(new() { ["ephemeral_text"] = ChatText.Markdown(answer.Words) });
    }

    private static Pressed? Read(string body)
    {
        try
        {
            return
                JsonNode.Parse(body) is JsonObject read
                && (string?)read["user_name"] is { } member
                && (string?)read["context"]?["action"] is { } action
                && (string?)read["context"]?["key"] is { } key
                && (string?)read["context"]?["signature"] is { } signature
                ? new(member, action, key, signature)
                : null;
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Stranger(string member) =>
        $"Nothing was changed: Muster does not know who you are. Have `mattermost: \"{EdgeText.Line(member, 100)}\"` added to your contacts in the organisation file.";

    private static ProblemHttpResult Refused(string detail) =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            title: "The token does not fit",
            detail: "Nothing was changed. " + detail
        );

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static ContentHttpResult Json(JsonObject said) => TypedResults.Text(said.ToJsonString(), "application/json");

    private sealed record Pressed(string Member, string Action, string Key, string Signature);

    /// <summary>64 KiB: a command and a button are short.</summary>
    private sealed class SmallBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 64 * 1024;
    }
}
