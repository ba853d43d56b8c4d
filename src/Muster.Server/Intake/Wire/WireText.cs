// Reads the texts of a sender's JSON as senders mean them, whatever bytes they hold.
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Muster.Server.Intake.Wire;

/// <summary>
/// <see cref="Utf8JsonReader.GetString"/> throws on bytes that are no UTF-8 and on a lone surrogate escape; one poisoned title would then cost a page. Here such
/// bytes become U+FFFD, as in Go's decoder, which most senders' peers are written with; what the edge cleans is left for it.
/// </summary>
internal static class WireText
{
    /// <summary>The text at which the reader stands: a string or a property name.</summary>
    public static string Of(ref readonly Utf8JsonReader reader) => Decode(reader.ValueSpan, reader.ValueIsEscaped);

    /// <summary>The text of a string element.</summary>
    public static string Of(JsonElement element)
    {
        ReadOnlySpan<byte> quoted = JsonMarshal.GetRawUtf8Value(element);
        ReadOnlySpan<byte> raw = quoted[1..^1];
        return Decode(raw, raw.Contains((byte)'\\'));
    }

    /// <summary>The name of a property.</summary>
    public static string NameOf(JsonProperty property)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return Decode(raw, raw.Contains((byte)'\\'));
    }

    /// <summary>An element of any kind in its JSON form.</summary>
    public static string Raw(JsonElement element) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element));

    private static string Decode(ReadOnlySpan<byte> raw, bool isEscaped)
    {
        if (!isEscaped)
        {
            return Encoding.UTF8.GetString(raw);
        }

        StringBuilder text = new(raw.Length);
        while (raw.IndexOf((byte)'\\') is >= 0 and int at)
        {
            text.Append(Encoding.UTF8.GetString(raw[..at]));
            byte kind = raw[at + 1];
            int length = kind == 'u' ? 6 : 2;
            text.Append(kind == 'u' ? (char)HexOf(raw.Slice(at + 2, 4)) : Escaped(kind));
            raw = raw[(at + length)..];
        }

        return text.Append(Encoding.UTF8.GetString(raw)).ToString();
    }

    // The reader has checked the form of every escape.
    private static ushort HexOf(ReadOnlySpan<byte> digits) =>
        ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static char Escaped(byte kind) =>
        kind switch
        {
            (byte)'n' => '\n',
            (byte)'t' => '\t',
            (byte)'r' => '\r',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            _ => (char)kind,
        };
}
