// Reads an alert that is plain, as nearly all are, without making an object of it.
using System.Runtime.InteropServices;
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Alertmanager;

/// <summary>
/// Plain is what the edge would leave as it is and what is written as the log keeps it: printable ASCII (but for escapes in annotations and links), names in order, nothing empty, nothing over a
/// limit, times in UTC. Of anything else this says that it does not know, and <see cref="AlertFields"/> reads it; so there is one rule for what is right, and here is
/// none for what is wrong.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct PlainAlert
{
    public Fingerprint Fingerprint { get; private set; }

    public Slice Labels { get; private set; }

    public Slice Annotations { get; private set; }

    public Slice Url { get; private set; }

    public long StartsAt { get; private set; }

    public long EndsAt { get; private set; }

    /// <summary>What the webhook says of it: 0 for nothing, 1 for firing, 2 for resolved.</summary>
    public int Status { get; private set; }

    /// <summary>Reads the value at which the reader stands, to its end; false when it is not plain, and the reader is then somewhere in it.</summary>
    /// <param name="signals">Those among which it will be.</param>
    public bool TryRead(ref Utf8JsonReader reader, SignalFrames signals)
    {
        (Annotations, Url, StartsAt, EndsAt) = (SignalFrames.Nothing, new(0, 0), SignalTimes.None, SignalTimes.None);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        bool hasLabels = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("labels"u8))
            {
                // A second one would be added to the first.
                if (hasLabels || !TryReadLabels(ref reader))
                {
                    return false;
                }

                hasLabels = true;
            }
            else if (!TryReadOther(ref reader, signals))
            {
                return false;
            }
        }

        return hasLabels && (EndsAt == SignalTimes.None || StartsAt == SignalTimes.None || EndsAt >= StartsAt);
    }

    private bool TryReadOther(ref Utf8JsonReader reader, SignalFrames signals)
    {
        if (reader.ValueTextEquals("annotations"u8))
        {
            return Annotations == SignalFrames.Nothing && TryReadAnnotations(ref reader, signals);
        }

        if (reader.ValueTextEquals("startsAt"u8))
        {
            bool read = TryReadInstant(ref reader, out long instant);
            StartsAt = instant;
            return read;
        }

        if (reader.ValueTextEquals("endsAt"u8))
        {
            bool read = TryReadInstant(ref reader, out long instant);
            EndsAt = instant;
            return read;
        }

        if (reader.ValueTextEquals("generatorURL"u8))
        {
            return TryReadUrl(ref reader, signals);
        }

        if (reader.ValueTextEquals("status"u8))
        {
            return TryReadStatus(ref reader);
        }

        reader.Read();
        return reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
    }

    private bool TryReadLabels(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        int begin = (int)reader.TokenStartIndex;
        ulong hash = Fingerprints.Begin;
        int length = 2;
        int count = 0;
        ReadOnlySpan<byte> last = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!TryReadName(ref reader, ref last))
            {
                return false;
            }

            hash = Fingerprints.Add(hash, last);
            length += last.Length + 6;
            if (!reader.Read() || !IsPlain(ref reader, EdgeLimits.LabelValueBytes))
            {
                return false;
            }

            hash = Fingerprints.Add(hash, reader.ValueSpan);
            length += reader.ValueSpan.Length;
            count++;
        }

        Fingerprint = new(hash);
        Labels = new(begin, (int)reader.BytesConsumed - begin);
        return count is > 0 and <= EdgeLimits.LabelsPerAlert && Labels.Length == length - 1;
    }

    private bool TryReadAnnotations(ref Utf8JsonReader reader, SignalFrames signals)
    {
        Utf8JsonReader again = reader;
        if (TryReadAnnotations(ref reader))
        {
            return true;
        }

        reader = again;
        bool read = EscapedAnnotations.TryRead(ref reader, signals, out Slice annotations);
        Annotations = annotations;
        return read;
    }

    private bool TryReadAnnotations(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TokenType == JsonTokenType.Null;
        }

        int begin = (int)reader.TokenStartIndex;
        int length = 2;
        int count = 0;
        ReadOnlySpan<byte> last = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!TryReadName(ref reader, ref last) || !reader.Read() || !IsPlain(ref reader, EdgeLimits.DetailsBytes))
            {
                return false;
            }

            length += last.Length + 6 + reader.ValueSpan.Length;
            count++;
        }

        if (count == 0)
        {
            Annotations = SignalFrames.Nothing;
            return true;
        }

        Annotations = new(begin, (int)reader.BytesConsumed - begin);
        return count <= EdgeLimits.LabelsPerAlert && Annotations.Length == length - 1;
    }

    private bool TryReadUrl(ref Utf8JsonReader reader, SignalFrames signals)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && reader.ValueSpan.IsEmpty))
        {
            return true;
        }

        if (reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped)
        {
            return TryReadEscapedUrl(ref reader, signals);
        }

        if (!IsPlain(ref reader, EdgeLimits.UrlBytes) || reader.ValueSpan.Contains((byte)' '))
        {
            return false;
        }

        Url = new((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        return true;
    }

    /// <summary>Go writes the ampersand of every link as an escape, so this is how Prometheus' links come.</summary>
    private bool TryReadEscapedUrl(ref Utf8JsonReader reader, SignalFrames signals)
    {
        ReadOnlySpan<byte> written = reader.ValueSpan;
        bool isAscii = written.Length <= EdgeLimits.UrlBytes && written.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
        // Surrogates, the lone ones among them, are for those who clean texts.
        if (!isAscii || written.IndexOf("\\ud"u8) >= 0 || written.IndexOf("\\uD"u8) >= 0)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[EdgeLimits.UrlBytes];
        text = text[..reader.CopyString(text)];
        if (text.IndexOfAnyExceptInRange((byte)'!', (byte)'~') >= 0)
        {
            return false;
        }

        Url = signals.Write(text);
        return true;
    }

    private bool TryReadStatus(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        Status =
            reader.ValueTextEquals("firing"u8) ? 1
            : reader.ValueTextEquals("resolved"u8) ? 2
            : -1;
        return Status > 0;
    }

    private static bool TryReadInstant(ref Utf8JsonReader reader, out long instant)
    {
        instant = SignalTimes.None;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        return reader.TokenType == JsonTokenType.String
            && !reader.ValueIsEscaped
            && (
                reader.ValueSpan.IsEmpty
                || reader.ValueSpan.StartsWith("0001-01-01T"u8)
                || WireInstant.TryRead(reader.ValueSpan, out instant)
            );
    }

    /// <summary>A name that stands behind the last one in order, and has nothing that the edge would clean.</summary>
    public static bool TryReadName(ref Utf8JsonReader reader, ref ReadOnlySpan<byte> last)
    {
        ReadOnlySpan<byte> name = reader.ValueSpan;
        bool isPlain =
            !reader.ValueIsEscaped
            && name.Length is > 0 and <= EdgeLimits.LabelNameBytes
            && name.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0
            && name.SequenceCompareTo(last) > 0;
        last = name;
        return isPlain;
    }

    private static bool IsPlain(ref Utf8JsonReader reader, int bytesMax) =>
        reader.TokenType == JsonTokenType.String
        && !reader.ValueIsEscaped
        && reader.ValueSpan.Length > 0
        && reader.ValueSpan.Length <= bytesMax
        && reader.ValueSpan.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
}
