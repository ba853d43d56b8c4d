// A page as a message of Discord.
using System.Globalization;
using System.Text.Json.Nodes;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.ChatWebhooks;

/// <summary>One embed, and nobody is called by it. Discord is asked to wait, so that it answers with the message's id. Source of the limits: Discord, embed limits.</summary>
public sealed class DiscordFormat : IChatFormat
{
    private const int TooMany = 429;
    private const int ContentLettersMax = 2000;
    private const int TitleLettersMax = 256;
    private const int WordsLettersMax = 2000;
    private const int FieldLettersMax = 300;
    private const int FieldsMax = 8;

    public string Channel => ContactChannels.Discord;

    public string Name => "Discord";

    public Uri Target(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        UriBuilder target = new(address);
        string query = target.Query.TrimStart('?');
        target.Query = query.Length == 0 ? "wait=true" : query + "&wait=true";
        return target.Uri;
    }

    public JsonObject Body(ChannelMessage message, string? acknowledge, string subject)
    {
        ArgumentNullException.ThrowIfNull(message);
        string title = PageText.Subject(message);
        JsonNode[] fields =
        [
            .. PageText
                .Facts(message)
                .Take(FieldsMax)
                .Select(fact => new JsonObject
                {
                    ["name"] = fact.Name,
                    ["value"] = ChatText.Cut(ChatText.Markdown(fact.Value), FieldLettersMax),
                    ["inline"] = true,
                }),
        ];
        JsonObject embed = new()
        {
            ["title"] = ChatText.Cut(title, TitleLettersMax),
            ["url"] = subject,
            ["description"] = ChatText.Cut(ChatText.Words(message), WordsLettersMax) + "\n\n" + ChatText.Links(acknowledge, subject),
            ["color"] = int.Parse(ChatText.Colour(message.Severity), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            ["fields"] = new JsonArray(fields),
        };
        return Post(title, embed);
    }

    public JsonObject Body(PlainWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        JsonObject embed = new()
        {
            ["title"] = ChatText.Cut(words.Title, TitleLettersMax),
            ["url"] = words.Url,
            ["description"] = ChatText.Cut(ChatText.Markdown(words.Lines), WordsLettersMax),
            ["color"] = int.Parse(ChatText.Colour(words.Severity), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        };
        return Post(words.Title, embed);
    }

    public SendResult Judge(ProviderCall call, ProviderAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(answer);
        return answer.IsSuccess
            ? answer.Field("id") is { Length: > 0 } id
                ? new SendResult.Sent("discord " + id)
                : call.Garbage(answer)
            : call.Refused(answer.Status == TooMany ? answer with { RetryAfter = Wait(answer) } : answer, answer.Field("message"));
    }

    private static JsonObject Post(string title, JsonObject embed) =>
        new()
        {
            ["content"] = ChatText.Cut(ChatText.Markdown(title), ContentLettersMax),
            ["embeds"] = new JsonArray(embed),
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        };

    /// <summary>The body is exact to the millisecond, the header rounds.</summary>
    private static TimeSpan? Wait(ProviderAnswer answer)
    {
        const double secondsMax = 3600;
        return
            double.TryParse(answer.Field("retry_after"), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            && seconds is >= 0 and <= secondsMax
            ? TimeSpan.FromSeconds(seconds)
            : answer.RetryAfter;
    }
}
