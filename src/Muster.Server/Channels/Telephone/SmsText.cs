// A page in a text message: two segments at most, with the code that answers it.
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Telephone;

/// <summary>Letters outside of the alphabet of telephones more than halve what fits; marks are taken off letters, so that most languages stay within it.</summary>
public static class SmsText
{
    /// <summary>Two segments of 153. Source: 3GPP TS 23.040, the 7-bit alphabet with a header that joins segments.</summary>
    private const int PlainMax = 306;

    /// <summary>Two segments of 67, as UTF-16.</summary>
    private const int WideMax = 134;

    /// <summary>What the title keeps before the link is left out for it.</summary>
    private const int TitleMin = 60;

    private const string Plain =
        "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>Letters that take the room of two.</summary>
    private const string Escaped = "^{}[]~|\\€";

    /// <param name="number">By which the page is answered; null for a digest.</param>
    /// <param name="url">Where it can be read; left out when the text would not fit.</param>
    public static string Of(ChannelMessage message, int? number, string url)
    {
        ArgumentNullException.ThrowIfNull(message);
        string title = Folded(EdgeText.Line($"{message.Severity.Label()} {message.Title}", EdgeLimits.TitleBytes));
        string? service = message.ServiceName is null ? null : Folded(EdgeText.Line(message.ServiceName, EdgeLimits.NameBytes));
        string head = service is null || title.Contains(service, StringComparison.OrdinalIgnoreCase) ? title : $"{title} ({service})";
        string code = number is { } n
            ? string.Create(CultureInfo.InvariantCulture, $"\nReply {n}a to acknowledge, {n}e if you cannot.")
            : "\nOpen Muster to answer.";
        int room = (IsPlain(head) ? PlainMax : WideMax) - code.Length;
        string link = "\n" + url;
        bool linkFits = room - link.Length >= Math.Min(Size(head), TitleMin);
        return Cut(head, linkFits ? room - link.Length : room) + code + (linkFits ? link : "");
    }

    private static bool IsPlain(string text) => text.All(letter => Plain.Contains(letter) || Escaped.Contains(letter));

    private static int Size(string text) => text.Length + text.Count(Escaped.Contains);

    private static string Cut(string text, int room)
    {
        const string end = "...";
        if (Size(text) <= room)
        {
            return text;
        }

        int kept = text.Length;
        while (kept > 0 && Size(text[..kept]) > room - end.Length)
        {
            kept -= kept > 1 && char.IsLowSurrogate(text[kept - 1]) ? 2 : 1;
        }

        return text[..kept].TrimEnd() + end;
    }

    /// <summary>The process knows no culture, so what stands for a letter with a mark is written down.</summary>
    private static string Folded(string text) =>
        IsPlain(text) ? text : string.Concat(text.Select(letter => Plain.Contains(letter) ? letter.ToString() : Without(letter)));

    private static string Without(char letter) =>
        Marked.FirstOrDefault(one => one.Letters.Contains(letter)) is { Plain: { } plain } ? plain : letter.ToString();

    private static readonly (string Letters, string Plain)[] Marked =
    [
        ("áâãāăą", "a"),
        ("ÁÀÂÃĀĂĄ", "A"),
        ("çćčĉċ", "c"),
        ("ĆČĈĊ", "C"),
        ("ďđ", "d"),
        ("ĎĐ", "D"),
        ("êëēėęě", "e"),
        ("ÈÊËĒĖĘĚ", "E"),
        ("ğģ", "g"),
        ("ĞĢ", "G"),
        ("íîïīįı", "i"),
        ("ÍÌÎÏĪĮİ", "I"),
        ("ľļłĺ", "l"),
        ("ĽĻŁĹ", "L"),
        ("ňńņ", "n"),
        ("ŇŃŅ", "N"),
        ("óôõōő", "o"),
        ("ÓÒÔÕŌŐ", "O"),
        ("řŕ", "r"),
        ("ŘŔ", "R"),
        ("šśşș", "s"),
        ("ŠŚŞȘ", "S"),
        ("ťţț", "t"),
        ("ŤŢȚ", "T"),
        ("úûūůűų", "u"),
        ("ÚÙÛŪŮŰŲ", "U"),
        ("ýÿ", "y"),
        ("ÝŸ", "Y"),
        ("žźż", "z"),
        ("ŽŹŻ", "Z"),
        ("„“”«»", "\""),
        ("‘’‚", "'"),
        ("–—", "-"),
        ("…", "..."),
        ("\u00A0\u202F", " "),
    ];
}
