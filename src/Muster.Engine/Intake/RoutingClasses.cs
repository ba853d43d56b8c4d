// Which alerts are the first of their kind, and so may need a page of their own.
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Muster.Engine.Intake;

/// <summary>
/// Alerts that agree in every label that a route looks at go the same way into the same group. In a storm the first of such a class is news, and the others are
/// more of the same: so the first goes before all of them. Bounded; when there are more classes than that, all are treated alike.
/// </summary>
internal sealed class RoutingClasses
{
    private const byte Quote = (byte)'"';
    private const byte Escape = (byte)'\\';

    /// <summary>The bytes of <c>":"</c>.</summary>
    private const int Between = 3;

    private const int KnownMax = 1 << 16;
    private const int NumbersMax = 1024;

    private readonly HashSet<ulong> _known = [];
    private byte[][] _names = ["alertname"u8.ToArray()];

    /// <summary>The labels that routes match or group by.</summary>
    public void Look(IEnumerable<string> names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _known.Clear();
    }

    /// <summary>Whether this is the first of its class since the last <see cref="Forget"/>.</summary>
    public bool IsFirst(ulong routingClass) => _known.Count < KnownMax && _known.Add(routingClass);

    /// <summary>One of about a thousand numbers: all of a class have the same, and another class may have it too.</summary>
    public static ushort Number(ulong routingClass) => (ushort)(routingClass % NumbersMax);

    /// <summary>All is in the database: whoever comes now is first again.</summary>
    public void Forget() => _known.Clear();

    /// <param name="key">The sender: what another sender raised first is still this one's first.</param>
    /// <param name="labels">As in <see cref="SignalFrame.Labels"/>.</param>
    public ulong Of(string key, ReadOnlySpan<byte> labels)
    {
        ulong hash = unchecked((ulong)string.GetHashCode(key, StringComparison.Ordinal));
        return labels.Contains(Escape) ? OfEscaped(hash, labels) : OfPlain(hash, labels);
    }

    /// <summary>Without an escape every quotation mark is the bound of a text: <c>{"a":"1","b":"2"}</c>.</summary>
    private ulong OfPlain(ulong hash, ReadOnlySpan<byte> labels)
    {
        int at = labels.IndexOf(Quote) + 1;
        while (at > 0)
        {
            int length = labels[at..].IndexOf(Quote);
            int name = IndexOf(labels.Slice(at, length));
            at += length + Between;
            length = labels[at..].IndexOf(Quote);
            if (name >= 0)
            {
                hash = XxHash3.HashToUInt64(labels.Slice(at, length), unchecked((long)(hash + (ulong)name)));
            }

            at += length + 1;
            int next = labels[at..].IndexOf(Quote);
            at = next < 0 ? 0 : at + next + 1;
        }

        return hash;
    }

    private ulong OfEscaped(ulong hash, ReadOnlySpan<byte> labels)
    {
        Utf8JsonReader reader = new(labels);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int name = IndexOf(ref reader);
            reader.Read();
            if (name >= 0)
            {
                hash = XxHash3.HashToUInt64(reader.ValueSpan, unchecked((long)(hash + (ulong)name)));
            }
        }

        return hash;
    }

    private int IndexOf(ReadOnlySpan<byte> name)
    {
        for (int at = 0; at < _names.Length; at++)
        {
            if (name.SequenceEqual(_names[at]))
            {
                return at;
            }
        }

        return -1;
    }

    private int IndexOf(ref Utf8JsonReader reader)
    {
        for (int at = 0; at < _names.Length; at++)
        {
            if (reader.ValueTextEquals(_names[at]))
            {
                return at;
            }
        }

        return -1;
    }
}
