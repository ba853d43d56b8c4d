// A page as a message of Mattermost.
using System.Text.Json.Nodes;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.ChatWebhooks;

/// <summary>One attachment: Mattermost reads the shapes of Slack's older messages. It answers 200 and "ok".</summary>
public sealed class MattermostFormat : IChatFormat
{
    /// <summary>Of the 16,383 letters of a message this leaves room for the facts. Source: Mattermost, message length.</summary>
    private const int LettersMax = 7000;

    public string Channel => ContactChannels.Mattermost;

    public string Name => "Mattermost";

    public Uri Target(Uri address) => address;

    public JsonObject Body(ChannelMessage message, string? acknowledge, string subject)
    {
        ArgumentNullException.ThrowIfNull(message);
        string title = PageText.Subject(message);
        JsonNode[] fields =
        [
            .. PageText
                .Facts(message)
                .Select(fact => new JsonObject
                {
                    ["short"] = true,
                    ["title"] = fact.Name,
                    ["value"] = ChatText.Markdown(fact.Value),
                }),
        ];
        JsonObject attachment = new()
        {
            ["fallback"] = ChatText.Markdown(title),
            ["color"] = "#" + ChatText.Colour(message.Severity),
            ["title"] = title,
            ["title_link"] = subject,
            ["text"] = ChatText.Cut(ChatText.Words(message), LettersMax) + "\n\n" + ChatText.Links(acknowledge, subject),
            ["fields"] = new JsonArray(fields),
        };
        return new() { ["text"] = ChatText.Markdown(title), ["attachments"] = new JsonArray(attachment) };
    }

    public JsonObject Body(PlainWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        JsonObject attachment = new()
        {
            ["fallback"] = ChatText.Markdown(words.Title),
            ["color"] = "#" + ChatText.Colour(words.Severity),
            ["title"] = words.Title,
            ["title_link"] = words.Url,
            ["text"] = ChatText.Cut(ChatText.Markdown(words.Lines), LettersMax),
        };
        return new() { ["text"] = ChatText.Markdown(words.Title), ["attachments"] = new JsonArray(attachment) };
    }

    public SendResult Judge(ProviderCall call, ProviderAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(answer);
        return answer.IsSuccess
            ? answer.Body.Trim() == "ok"
                ? new SendResult.Sent("mattermost ok")
                : call.Garbage(answer)
            : call.Refused(answer, answer.Field("message"));
    }
}
