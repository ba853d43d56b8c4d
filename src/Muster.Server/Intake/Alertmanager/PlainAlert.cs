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
/// none for what is wrong. What came before to the last byte is known to be plain (<see cref="SeenTexts"/>). One of these reads alert after alert: those of a request often
/// have the same times.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct PlainAlert
{
    private static readonly ulong HashOfNoAnnotations = SignalFrames.HashOf("{}"u8);
    private static readonly ulong HashOfNoUrl = SignalFrames.HashOf(default);

    private ReadOnlySpan<byte> _startText;
    private ReadOnlySpan<byte> _endText;
    private long _start;
    private long _end;
    private ulong _annotationsHash;
    private ulong _urlHash;
    private Beside _keptAnnotations;
    private Beside _keptUrl;

    public Fingerprint Fingerprint { get; private set; }

    public Slice Labels { get; private set; }

    public Slice Annotations { get; private set; }

    public Slice Url { get; private set; }

    public SignalTimes Times { get; private set; }

    /// <summary>As in <see cref="SignalFrame.Content"/>.</summary>
    public readonly ulong Content => SignalFrames.ContentOf(_annotationsHash, _urlHash);

    /// <summary>Reads the alert before which the cursor stands, to its end; false when it is not plain, and the cursor is then somewhere in it.</summary>
    /// <param name="signals">Those among which it will be.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public bool TryRead(ref JsonCursor json, SignalFrames signals)
    {
        (Annotations, Url, _annotationsHash, _urlHash) = (SignalFrames.Nothing, new(0, 0), HashOfNoAnnotations, HashOfNoUrl);
        long startsAt = SignalTimes.None;
        long endsAt = SignalTimes.None;
        bool hasLabels = false;
        if (!json.Takes((byte)'{'))
        {
            return false;
        }

        do
        {
            if (!json.TakesQuoted(out ReadOnlySpan<byte> name) || !json.Takes((byte)':'))
            {
                return false;
            }

            // Second labels would be added to the first.
            bool isPlain =
                name.SequenceEqual("labels"u8) ? !hasLabels && (hasLabels = TryReadLabels(ref json))
                : name.SequenceEqual("annotations"u8) ? Annotations == SignalFrames.Nothing && TryReadAnnotations(ref json, signals)
                : name.SequenceEqual("startsAt"u8) ? TryReadInstant(ref json, ref _startText, ref _start, out startsAt)
                : name.SequenceEqual("endsAt"u8) ? TryReadInstant(ref json, ref _endText, ref _end, out endsAt)
                : name.SequenceEqual("generatorURL"u8) ? TryReadUrl(ref json, signals)
                : JsonCursor.IsPlain(name) && TryPass(ref json);
            if (!isPlain)
            {
                return false;
            }
        } while (json.Takes((byte)','));

        Times = new(startsAt, endsAt, Resolved: false, Acknowledged: false);
        return json.Takes((byte)'}') && hasLabels && (endsAt == SignalTimes.None || startsAt == SignalTimes.None || endsAt >= startsAt);
    }

    private bool TryReadLabels(ref JsonCursor json)
    {
        if (!json.Sees((byte)'{'))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = json.Rest;
        ReadOnlySpan<byte> text = rest[..SeenTexts.LengthOf(rest, "\"}"u8)];
        if (SeenTexts.OfLabels.Find(text, out ulong hash) is { } seen)
        {
            Fingerprint = new(seen.Hash);
            Labels = new(json.At, text.Length);
            json.At += text.Length;
            return true;
        }

        Utf8JsonReader reader = new(rest, AlertFields.Reading);
        if (!TryReadLabels(ref reader))
        {
            return false;
        }

        Labels = new(json.At, (int)reader.BytesConsumed);
        if (text.Length == Labels.Length)
        {
            SeenTexts.OfLabels.Keep(hash, text, text, Fingerprint.Bits);
        }

        json.At += Labels.Length;
        return true;
    }

    private bool TryReadLabels(ref Utf8JsonReader reader)
    {
        reader.Read();
        ulong hash = Fingerprints.Begin;
        int length = 1;
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
        return count is > 0 and <= EdgeLimits.LabelsPerAlert && reader.BytesConsumed == length;
    }

    private bool TryReadAnnotations(ref JsonCursor json, SignalFrames signals)
    {
        if (json.TakesNull())
        {
            return true;
        }

        if (!json.Sees((byte)'{'))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = json.Rest;
        if (rest.StartsWith("{}"u8))
        {
            json.At += 2;
            return true;
        }

        ReadOnlySpan<byte> text = rest[..SeenTexts.LengthOf(rest, "\"}"u8)];
        if (SeenTexts.OfAnnotations.Find(text, out ulong hash) is { } seen)
        {
            Annotations = seen.Kept is { } kept ? _keptAnnotations.Of(kept, signals) : new(json.At, text.Length);
            _annotationsHash = seen.Hash;
            json.At += text.Length;
            return true;
        }

        Utf8JsonReader reader = new(rest, AlertFields.Reading);
        if (IsPlainObject(ref reader))
        {
            Annotations = new(json.At, (int)reader.BytesConsumed);
        }
        else
        {
            reader = new(rest, AlertFields.Reading);
            if (!EscapedAnnotations.TryRead(ref reader, signals, out Slice annotations))
            {
                return false;
            }

            Annotations = annotations;
        }

        _annotationsHash = SignalFrames.HashOf(signals.Of(Annotations));
        if (text.Length == reader.BytesConsumed)
        {
            SeenTexts.OfAnnotations.Keep(hash, text, signals.Of(Annotations), _annotationsHash);
        }

        json.At += (int)reader.BytesConsumed;
        return true;
    }

    private static bool IsPlainObject(ref Utf8JsonReader reader)
    {
        reader.Read();
        int length = 1;
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

        return count is > 0 and <= EdgeLimits.LabelsPerAlert && reader.BytesConsumed == length;
    }

    private bool TryReadUrl(ref JsonCursor json, SignalFrames signals)
    {
        if (json.TakesNull())
        {
            return true;
        }

        if (!json.Sees((byte)'"'))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = json.Rest;
        ReadOnlySpan<byte> text = rest[..(SeenTexts.LengthOf(rest[1..], "\""u8) + 1)];
        if (SeenTexts.OfUrls.Find(text, out ulong hash) is { } seen)
        {
            Url = seen.Kept is { } kept ? _keptUrl.Of(kept, signals) : new(json.At + 1, text.Length - 2);
            _urlHash = seen.Hash;
            json.At += text.Length;
            return true;
        }

        Utf8JsonReader reader = new(rest, AlertFields.Reading);
        reader.Read();
        bool isPlain = reader.ValueIsEscaped
            ? TryReadEscapedUrl(ref reader, signals)
            : reader.ValueSpan.IsEmpty || (IsPlain(ref reader, EdgeLimits.UrlBytes) && !reader.ValueSpan.Contains((byte)' '));
        if (!isPlain)
        {
            return false;
        }

        Url = reader.ValueIsEscaped ? Url : new(json.At + 1, reader.ValueSpan.Length);
        _urlHash = SignalFrames.HashOf(signals.Of(Url));
        if (text.Length == reader.BytesConsumed)
        {
            SeenTexts.OfUrls.Keep(hash, text, reader.ValueIsEscaped ? signals.Of(Url) : text, _urlHash);
        }

        json.At += (int)reader.BytesConsumed;
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

    private static bool TryReadInstant(ref JsonCursor json, ref ReadOnlySpan<byte> lastText, ref long last, out long instant)
    {
        instant = SignalTimes.None;
        if (json.TakesNull())
        {
            return true;
        }

        if (!json.TakesQuoted(out ReadOnlySpan<byte> text))
        {
            return false;
        }

        if (!text.IsEmpty && text.SequenceEqual(lastText))
        {
            instant = last;
            return true;
        }

        if (text.IsEmpty || text.StartsWith("0001-01-01T"u8))
        {
            return JsonCursor.IsPlain(text);
        }

        bool read = WireInstant.TryRead(text, out instant);
        lastText = read ? text : default;
        last = instant;
        return read;
    }

    /// <summary>What nobody asked for, as long as it is small.</summary>
    private static bool TryPass(ref JsonCursor json)
    {
        Utf8JsonReader reader = new(json.Rest, AlertFields.Reading);
        reader.Read();
        json.At += (int)reader.BytesConsumed;
        return reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
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

    /// <summary>What was kept of a text that alert after alert of a request has: it is written beside the body once.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Beside
    {
        private byte[]? _kept;
        private Slice _slice;

        public Slice Of(byte[] kept, SignalFrames signals)
        {
            if (!ReferenceEquals(kept, _kept))
            {
                (_kept, _slice) = (kept, signals.Write(kept));
            }

            return _slice;
        }
    }
}
