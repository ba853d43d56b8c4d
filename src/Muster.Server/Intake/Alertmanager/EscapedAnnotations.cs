// Reads annotations that are plain but for their escapes, and writes them as the log keeps them.
using System.Buffers;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Engine.Intake;

namespace Muster.Server.Intake.Alertmanager;

/// <summary>Go escapes what HTML would need escaped, and templates have quotes and line feeds: so half of all annotations come like this.</summary>
internal static class EscapedAnnotations
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create("\"\\\n\t"u8);

    /// <summary>Reads the value behind the name at which the reader stands; false when it is not plain otherwise.</summary>
    /// <param name="signals">What keeps the bytes; of what turns out not to be plain, some are left there in vain.</param>
    public static bool TryRead(ref Utf8JsonReader reader, SignalFrames signals, out Slice annotations)
    {
        annotations = default;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        Slice begun = signals.Write("{"u8);
        int length = begun.Length;
        int count = 0;
        ReadOnlySpan<byte> last = default;
        Span<byte> text = stackalloc byte[EdgeLimits.DetailsBytes];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!PlainAlert.TryReadName(ref reader, ref last) || !reader.Read() || !TryUnescape(ref reader, text, out int size))
            {
                return false;
            }

            length += signals.Write(count == 0 ? "\""u8 : ",\""u8).Length;
            length += signals.Write(last).Length;
            length += signals.Write("\":\""u8).Length;
            length += Write(signals, text[..size]);
            length += signals.Write("\""u8).Length;
            count++;
        }

        length += signals.Write("}"u8).Length;
        annotations = new(begun.At, length);
        return count is > 0 and <= EdgeLimits.LabelsPerAlert;
    }

    private static bool TryUnescape(ref Utf8JsonReader reader, scoped Span<byte> text, out int size)
    {
        size = 0;
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.IsEmpty || reader.ValueSpan.Length > text.Length)
        {
            return false;
        }

        // Surrogates, the lone ones among them, are for those who clean texts.
        if (reader.ValueIsEscaped && (reader.ValueSpan.IndexOf("\\ud"u8) >= 0 || reader.ValueSpan.IndexOf("\\uD"u8) >= 0))
        {
            return false;
        }

        // Bytes that are no UTF-8, too: they cost an alert nothing, but whoever reads them must mend them.
        if (reader.ValueSpan.IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0)
        {
            return false;
        }

        size = reader.CopyString(text);
        for (ReadOnlySpan<byte> rest = text[..size]; !rest.IsEmpty; )
        {
            int odd = rest.IndexOfAnyExceptInRange((byte)' ', (byte)'~');
            if (odd < 0)
            {
                break;
            }

            if (rest[odd] is not ((byte)'\n' or (byte)'\t'))
            {
                return false;
            }

            rest = rest[(odd + 1)..];
        }

        return true;
    }

    private static int Write(SignalFrames signals, ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (!text.IsEmpty)
        {
            int at = text.IndexOfAny(Escaped);
            if (at < 0)
            {
                return length + signals.Write(text).Length;
            }

            length += signals.Write(text[..at]).Length;
            length += signals
                .Write(
                    text[at] switch
                    {
                        (byte)'\n' => "\\n"u8,
                        (byte)'\t' => "\\t"u8,
                        (byte)'"' => "\\\""u8,
                        _ => "\\\\"u8,
                    }
                )
                .Length;
            text = text[(at + 1)..];
        }

        return length;
    }
}
