// A page as a message of Slack: its facts, and the buttons that answer it.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Slack;

/// <summary>
/// Texts from outside stand in plain text alone, where no alert can write a link or call everybody in a channel. A digest has no buttons that answer: nobody has
/// read what it stands for. Source of the limits: Slack, reference of blocks.
/// </summary>
public static class SlackBlocks
{
    public const string AcknowledgeAction = "muster_acknowledge";
    public const string DeclineAction = "muster_decline";

    private const int HeaderLettersMax = 150;
    private const int FieldsMax = 10;
    private const int FieldBytesMax = 1900;
    private const int DetailBytesMax = 2900;

    /// <param name="thread">The message under which it stands; null for the first about its subject.</param>
    /// <param name="url">Where the page can be read.</param>
    public static JsonObject Of(ChannelMessage message, string? thread, string url)
    {
        ArgumentNullException.ThrowIfNull(message);
        string title = PageText.Subject(message);
        JsonArray blocks = [Header(title), Section(PageText.Why(message))];
        JsonNode[] fields =
        [
            .. PageText.Facts(message).Take(FieldsMax).Select(fact => Plain(EdgeText.Line($"{fact.Name}: {fact.Value}", FieldBytesMax))),
        ];
        if (fields.Length > 0)
        {
            blocks.Add(new JsonObject { ["type"] = "section", ["fields"] = new JsonArray(fields) });
        }

        if (!string.IsNullOrWhiteSpace(message.Detail))
        {
            blocks.Add(Section(EdgeText.Clean(message.Detail, DetailBytesMax)));
        }

        blocks.Add(Buttons(message, url));
        JsonObject post = Post(message.Address, title, blocks);
        if (thread is not null)
        {
            post["thread_ts"] = thread;

            // In a thread alone it would ring only for those who follow the thread.
            post["reply_broadcast"] = true;
        }

        return post;
    }

    /// <summary>What is no page: what a room is told of an incident, a notice.</summary>
    /// <param name="thread">The message under which it stands; null for the first.</param>
    public static JsonObject Of(PlainWords words, string address, string? thread)
    {
        ArgumentNullException.ThrowIfNull(words);
        JsonArray blocks =
        [
            Header(words.Title),
            Section(EdgeText.Clean(words.Lines, DetailBytesMax)),
            new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(Link(words.Url)) },
        ];
        JsonObject post = Post(address, words.Title, blocks);
        if (thread is not null)
        {
            post["thread_ts"] = thread;
        }

        return post;
    }

    /// <summary>The message as it stands once it needs no answer: the same without its buttons, and with what became of it.</summary>
    public static JsonObject Settled(JsonNode? message, string words)
    {
        JsonArray blocks = [];
        foreach (JsonNode? block in message?["blocks"]?.AsArray() ?? [])
        {
            if (block is not null && (string?)block["type"] != "actions")
            {
                blocks.Add(block.DeepClone());
            }
        }

        blocks.Add(new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(Plain(words)) });
        return new()
        {
            ["replace_original"] = true,
            ["text"] = Escaped(words),
            ["blocks"] = blocks,
        };
    }

    /// <summary>A message as it stands once its page was answered elsewhere.</summary>
    public static JsonObject Answered(AnsweredMessage message, string channel, string ts, string url)
    {
        ArgumentNullException.ThrowIfNull(message);
        string title = EdgeText.Line($"[{message.Severity.Label()}] {message.Title}", EdgeLimits.TitleBytes);
        string words = PageText.Answered(message);
        JsonArray blocks =
        [
            Header(title),
            new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(Link(url)) },
            new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(Plain(words)) },
        ];
        return new()
        {
            ["channel"] = channel,
            ["ts"] = ts,
            ["text"] = Escaped($"{title}: {words}"),
            ["blocks"] = blocks,
        };
    }

    /// <summary>For texts that Slack reads marks in. Source: Slack, escaping text.</summary>
    public static string Escaped(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();
    }

    private static JsonObject Post(string channel, string title, JsonArray blocks) =>
        new()
        {
            ["channel"] = channel,
            ["text"] = Escaped(title),
            ["blocks"] = blocks,
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
        };

    private static JsonObject Link(string url) =>
        new()
        {
            ["type"] = "button",
            ["action_id"] = "muster_open",
            ["text"] = Plain("Open"),
            ["url"] = url,
        };

    private static JsonObject Header(string title)
    {
        StringInfo letters = new(title);
        string cut =
            title.Length <= HeaderLettersMax
                ? title
                : letters.SubstringByTextElements(0, Math.Min(letters.LengthInTextElements, HeaderLettersMax / 2)) + "…";
        return new() { ["type"] = "header", ["text"] = Plain(cut.Length <= HeaderLettersMax ? cut : cut[..(HeaderLettersMax / 2)]) };
    }

    private static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = Plain(text) };

    private static JsonObject Buttons(ChannelMessage message, string url)
    {
        JsonObject open = Link(url);
        JsonArray elements = message.Digest is null
            ? [Button("Acknowledge", AcknowledgeAction, message, "primary"), Button("Can't respond", DeclineAction, message, null), open]
            : [open];
        return new() { ["type"] = "actions", ["elements"] = elements };
    }

    private static JsonObject Button(string label, string action, ChannelMessage message, string? style)
    {
        JsonObject button = new()
        {
            ["type"] = "button",
            ["action_id"] = action,
            ["text"] = Plain(label),
            ["value"] = message.Key,
        };
        if (style is not null)
        {
            button["style"] = style;
        }

        return button;
    }

    private static JsonObject Plain(string text) =>
        new()
        {
            ["type"] = "plain_text",
            ["text"] = text,
            ["emoji"] = false,
        };
}
