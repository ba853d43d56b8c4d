// What a notification carries to the device, before it is encrypted.
using System.Text.Encodings.Web;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Push;

/// <summary>A push service takes 4,096 bytes in all: the facts are cut, the links never.</summary>
public static class PushBody
{
    private const int TitleBytesMax = 250;
    private const int TextBytesMax = 1200;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="acknowledge">Null for a digest, which has none.</param>
    public static byte[] Of(ChannelMessage message, string? acknowledge, string url)
    {
        ArgumentNullException.ThrowIfNull(message);
        string text = string.Join(
            '\n',
            PageText.Facts(message).Select(fact => $"{fact.Name}: {fact.Value}").Prepend(PageText.Why(message))
        );
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Title = EdgeText.Line(PageText.Subject(message), TitleBytesMax),
                Body = EdgeText.Clean(text, TextBytesMax),
                Tag = message.Digest is null ? message.Page.Value : "digest",
                Acknowledge = acknowledge,
                Url = url,
            },
            Options
        );
    }

    /// <summary>A notice: quiet, and with nothing to answer.</summary>
    public static byte[] Of(Notice notice, string url)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Title = EdgeText.Line(notice.Title, TitleBytesMax),
                Body = EdgeText.Clean(string.Join('\n', notice.Lines), TextBytesMax),
                Tag = notice.Key,
                Url = url,
                Quiet = true,
            },
            Options
        );
    }
}
