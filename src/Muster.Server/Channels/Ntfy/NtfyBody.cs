// The JSON that publishes a page to a topic of ntfy.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Ntfy;

/// <summary>Its buttons: the first acknowledges by the post behind the person's own link, from the lock screen; the second opens the page. A digest has no first button.</summary>
public static class NtfyBody
{
    /// <summary>The server takes 4,096 bytes and turns what is longer into a file; this leaves it room for what JSON adds.</summary>
    private const int MessageBytesMax = 3500;

    private const int TitleBytesMax = 250;

    /// <summary>2: it is shown and makes no sound.</summary>
    private const int QuietPriority = 2;

    /// <summary>Letters of any script as they are: an escape takes six bytes where the limit counts.</summary>
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="acknowledge">Null for a digest, which has none.</param>
    public static byte[] Of(ChannelMessage message, string topic, string? acknowledge, string subject)
    {
        ArgumentNullException.ThrowIfNull(message);
        ViewAction view = new("view", "Open", subject, Clear: false);
        object[] actions = acknowledge is null
            ? [view]
            :
            [
                new HttpAction(
                    "http",
                    "Acknowledge",
                    acknowledge,
                    "POST",
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["Accept"] = "text/plain" },
                    Clear: true
                ),
                view,
            ];
        return JsonSerializer.SerializeToUtf8Bytes(
            new Publication(
                topic,
                EdgeText.Line(PageText.Subject(message), TitleBytesMax),
                EdgeText.Clean(Text(message), MessageBytesMax),
                Priority(message.Severity),
                [Tag(message.Severity), message.Severity.Label()],
                subject,
                actions
            ),
            Options
        );
    }

    /// <summary>A notice: it makes no sound, and a tap opens its page.</summary>
    public static byte[] Of(Notice notice, string topic, string url)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return JsonSerializer.SerializeToUtf8Bytes(
            new Publication(
                topic,
                EdgeText.Line(notice.Title, TitleBytesMax),
                EdgeText.Clean(string.Join('\n', notice.Lines), MessageBytesMax),
                QuietPriority,
                [],
                url,
                [new ViewAction("view", "Open", url, Clear: false)]
            ),
            Options
        );
    }

    private static string Text(ChannelMessage message)
    {
        IEnumerable<string> lines = PageText.Facts(message).Select(fact => $"{fact.Name}: {fact.Value}").Prepend(PageText.Why(message));
        return string.Join('\n', string.IsNullOrWhiteSpace(message.Detail) ? lines : lines.Append("").Append(message.Detail));
    }

    /// <summary>5 rings through silent hours where the phone allows it; 2 makes no sound.</summary>
    private static int Priority(Severity severity) =>
        severity switch
        {
            Severity.Sev1 => 5,
            Severity.Sev2 => 4,
            Severity.Sev3 => 3,
            _ => 2,
        };

    /// <summary>The names that ntfy shows as a sign.</summary>
    private static string Tag(Severity severity) => severity <= Severity.Sev2 ? "rotating_light" : "warning";

    private sealed record Publication(
        string Topic,
        string Title,
        string Message,
        int Priority,
        string[] Tags,
        string Click,
        object[] Actions
    );

    private sealed record HttpAction(
        string Action,
        string Label,
        string Url,
        string Method,
        Dictionary<string, string> Headers,
        bool Clear
    );

    private sealed record ViewAction(string Action, string Label, string Url, bool Clear);
}
