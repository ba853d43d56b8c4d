// A page as a card of Microsoft Teams.
using System.Text.Json.Nodes;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.ChatWebhooks;

/// <summary>
/// An Adaptive Card for the workflow that posts it. The workflow answers 202 before it posts; connectors of the older kind answer 200, with a failure in the body
/// when the chat took nothing.
/// </summary>
public sealed class TeamsFormat : IChatFormat
{
    /// <summary>A message has 28 KB. Source: Microsoft, limits of Teams webhooks.</summary>
    private const int LettersMax = 4000;

    public string Channel => ContactChannels.Teams;

    public string Name => "Microsoft Teams";

    public Uri Target(Uri address) => address;

    public JsonObject Body(ChannelMessage message, string? acknowledge, string subject)
    {
        ArgumentNullException.ThrowIfNull(message);
        JsonArray body = [Title(PageText.Subject(message), message.Severity), Text(PageText.Why(message))];
        JsonNode[] facts =
        [
            .. PageText.Facts(message).Select(fact => new JsonObject { ["title"] = fact.Name, ["value"] = ChatText.Markdown(fact.Value) }),
        ];
        body.Add(new JsonObject { ["type"] = "FactSet", ["facts"] = new JsonArray(facts) });
        if (!string.IsNullOrWhiteSpace(message.Detail))
        {
            body.Add(Text(message.Detail));
        }

        JsonArray actions = acknowledge is null ? [Link("Open", subject)] : [Link("Acknowledge", acknowledge), Link("Open", subject)];
        return Post(body, actions);
    }

    public JsonObject Body(PlainWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Post([Title(words.Title, words.Severity), Text(words.Lines)], [Link("Open", words.Url)]);
    }

    public SendResult Judge(ProviderCall call, ProviderAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(answer);
        bool isTaken =
            answer.IsSuccess
            && !answer.Body.Contains("failed", StringComparison.OrdinalIgnoreCase)
            && !answer.Body.TrimStart().StartsWith('<');
        return isTaken ? new SendResult.Sent($"teams HTTP {answer.Status}")
            : answer.IsSuccess ? call.Garbage(answer)
            : call.Refused(answer, Said(answer));
    }

    private static JsonObject Title(string text, Severity? severity)
    {
        JsonObject title = Text(text);
        title["size"] = "Large";
        title["weight"] = "Bolder";
        title["color"] =
            severity is null ? "Default"
            : severity <= Severity.Sev2 ? "Attention"
            : "Warning";
        return title;
    }

    private static JsonObject Post(JsonArray body, JsonArray actions)
    {
        JsonObject card = new()
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = body,
            ["actions"] = actions,
        };
        JsonObject attachment = new()
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["contentUrl"] = null,
            ["content"] = card,
        };
        return new() { ["type"] = "message", ["attachments"] = new JsonArray(attachment) };
    }

    /// <summary>A workflow says it as <c>{"error":{"message":…}}</c>.</summary>
    private static string? Said(ProviderAnswer answer)
    {
        try
        {
            return JsonNode.Parse(answer.Body) is JsonObject said && said["error"] is JsonObject error
                ? error["message"]?.ToString()
                : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static JsonObject Text(string text) =>
        new()
        {
            ["type"] = "TextBlock",
            ["text"] = ChatText.Cut(ChatText.Markdown(text), LettersMax),
            ["wrap"] = true,
        };

    private static JsonObject Link(string title, string url) =>
        new()
        {
            ["type"] = "Action.OpenUrl",
            ["title"] = title,
            ["url"] = url,
        };
}
