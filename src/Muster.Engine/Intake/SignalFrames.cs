// The signals of one request in bytes: what a parser yields, the table compares and the log keeps.
using System.Buffers;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Muster.Core.Alerts;

namespace Muster.Engine.Intake;

/// <summary>
/// A signal that came in its canonical form is a view into the body; what had to be rewritten stands beside it. All memory is rented: dispose of it when the
/// answer is known.
/// </summary>
/// <param name="body">The request's body, rented from <see cref="ArrayPool{T}.Shared"/>, whose owner this becomes; null when the signals come as objects.</param>
public sealed class SignalFrames(byte[]? body) : IDisposable
{
    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly LabelSetJsonConverter Converter = new();

    /// <summary>The canonical empty object, wherever it stands.</summary>
    public static readonly Slice Nothing = new(int.MinValue, 2);

    private SignalFrame[] _frames = ArrayPool<SignalFrame>.Shared.Rent(16);
    private ArrayBufferWriter<byte>? _beside;
    private Utf8JsonWriter? _writer;
    private byte[]? _body = body;

    public int Count { get; private set; }

    /// <summary>How much memory the bytes take up.</summary>
    public int Bytes => (_body?.Length ?? 0) + (_beside?.WrittenCount ?? 0);

    /// <summary>In the order of the request.</summary>
    public ReadOnlySpan<SignalFrame> All => _frames.AsSpan(0, Count);

    public ReadOnlySpan<byte> Of(Slice slice) =>
        slice == Nothing ? "{}"u8
        : slice.At >= 0 ? _body.AsSpan(slice.At, slice.Length)
        : _beside!.WrittenSpan.Slice(~slice.At, slice.Length);

    public static SignalFrames Of(IEnumerable<Signal> signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        SignalFrames frames = new(null);
        foreach (Signal signal in signals)
        {
            frames.Add(signal);
        }

        return frames;
    }

    /// <summary>A signal whose bytes are canonical where they stand in the body.</summary>
    /// <param name="content">From <see cref="ContentOf(ulong, ulong)"/>.</param>
    public void Add(Fingerprint fingerprint, Slice labels, Slice annotations, Slice url, in SignalTimes times, ulong content) =>
        Add(new SignalFrame(fingerprint, labels, annotations, url, times, true, false, content));

    public void Add(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        Slice labels = Write(signal.Labels);
        Slice annotations = Write(signal.Annotations);
        Slice url = Write(signal.GeneratorUrl ?? "");
        bool isByLabels = signal.Fingerprint == Fingerprints.Of(signal.Labels);
        Add(
            new SignalFrame(
                signal.Fingerprint,
                labels,
                annotations,
                url,
                SignalTimes.Of(signal),
                isByLabels,
                signal.OnlyRenews,
                ContentOf(Of(annotations), Of(url))
            )
        );
    }

    /// <summary>The same signals as objects, for a store that keeps objects.</summary>
    public ImmutableArray<Signal> ToSignals(string door, string key)
    {
        ImmutableArray<Signal>.Builder signals = ImmutableArray.CreateBuilder<Signal>(Count);
        foreach (ref readonly SignalFrame frame in All)
        {
            signals.Add(
                new(
                    frame.Fingerprint,
                    door,
                    key,
                    JsonSerializer.Deserialize<LabelSet>(Of(frame.Labels))!,
                    JsonSerializer.Deserialize<LabelSet>(Of(frame.Annotations))!,
                    frame.Times.Resolved,
                    Instant(frame.Times.StartsAt),
                    Instant(frame.Times.EndsAt),
                    frame.Url.Length == 0 ? null : Encoding.UTF8.GetString(Of(frame.Url)),
                    frame.Times.Acknowledged,
                    frame.OnlyRenews
                )
            );
        }

        return signals.MoveToImmutable();
    }

    public void Dispose()
    {
        if (_body is not null)
        {
            ArrayPool<byte>.Shared.Return(_body);
            _body = null;
        }

        ArrayPool<SignalFrame>.Shared.Return(_frames);
        _frames = [];
        Count = 0;
        _writer?.Dispose();
    }

    /// <summary>Keeps some bytes beside the body.</summary>
    public Slice Write(ReadOnlySpan<byte> bytes)
    {
        ArrayBufferWriter<byte> beside = _beside ??= new(1024);
        int at = beside.WrittenCount;
        beside.Write(bytes);
        return new(~at, bytes.Length);
    }

    /// <summary>Of the parts of which <see cref="ContentOf(ulong, ulong)"/> makes one.</summary>
    public static ulong HashOf(ReadOnlySpan<byte> text) => XxHash3.HashToUInt64(text);

    /// <summary>What a signal says, from the hashes of its annotations and of its link.</summary>
    public static ulong ContentOf(ulong annotations, ulong url) => unchecked(annotations ^ (url * 0x9E3779B97F4A7C15));

    internal static ulong ContentOf(ReadOnlySpan<byte> annotations, ReadOnlySpan<byte> url) => ContentOf(HashOf(annotations), HashOf(url));

    /// <summary>Nothing was said.</summary>
    public void Clear()
    {
        Count = 0;
        _beside?.Clear();
    }

    private static DateTimeOffset? Instant(long milliseconds) =>
        milliseconds == SignalTimes.None ? null : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private void Add(in SignalFrame frame)
    {
        if (Count == _frames.Length)
        {
            SignalFrame[] larger = ArrayPool<SignalFrame>.Shared.Rent(Count * 2);
            _frames.CopyTo(larger, 0);
            ArrayPool<SignalFrame>.Shared.Return(_frames);
            _frames = larger;
        }

        _frames[Count++] = frame;
    }

    private Slice Write(LabelSet labels)
    {
        ArrayBufferWriter<byte> beside = _beside ??= new(1024);
        int at = beside.WrittenCount;
        _writer ??= new(beside, Writing);
        _writer.Reset();
        Converter.Write(_writer, labels, JsonSerializerOptions.Default);
        _writer.Flush();
        return new(~at, beside.WrittenCount - at);
    }

    private Slice Write(string text)
    {
        ArrayBufferWriter<byte> beside = _beside ??= new(1024);
        int at = beside.WrittenCount;
        Encoding.UTF8.GetBytes(text, beside);
        return new(~at, beside.WrittenCount - at);
    }
}
