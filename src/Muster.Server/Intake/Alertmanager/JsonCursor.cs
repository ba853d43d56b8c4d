// Walks along JSON as machines write it, for whoever knows what to expect next.
namespace Muster.Server.Intake.Alertmanager;

/// <summary>Stands at a byte; what it does not expect it says no to and stays at or before it.</summary>
internal ref struct JsonCursor(ReadOnlySpan<byte> json)
{
    /// <summary>The longest text that is read here; what is longer is nothing that is expected.</summary>
    private const int TextBytesMax = 256;

    private readonly ReadOnlySpan<byte> _json = json;

    public int At { get; set; }

    public readonly ReadOnlySpan<byte> Rest => _json[At..];

    public readonly ReadOnlySpan<byte> Of(int at, int length) => _json.Slice(at, length);

    /// <summary>Whether nothing but white space is left.</summary>
    public bool IsAtEnd()
    {
        Space();
        return At == _json.Length;
    }

    /// <summary>Passes white space and answers whether a byte stands behind it.</summary>
    public bool Sees(byte expected)
    {
        // Machines write none.
        if (At < _json.Length && _json[At] == expected)
        {
            return true;
        }

        Space();
        return At < _json.Length && _json[At] == expected;
    }

    /// <summary>As <see cref="Sees"/>, and passes the byte.</summary>
    public bool Takes(byte expected)
    {
        bool sees = Sees(expected);
        At += sees ? 1 : 0;
        return sees;
    }

    /// <summary>Passes the word <c>null</c>.</summary>
    public bool TakesNull()
    {
        bool isNull = Sees((byte)'n') && Rest.StartsWith("null"u8);
        At += isNull ? 4 : 0;
        return isNull;
    }

    /// <summary>Passes what stands between two quotes and is short. It is no text yet: only <see cref="IsPlain"/>, or that it is one that is known, says that the second quote ends it.</summary>
    public bool TakesQuoted(out ReadOnlySpan<byte> quoted)
    {
        quoted = default;
        if (!Sees((byte)'"'))
        {
            return false;
        }

        ReadOnlySpan<byte> near = Rest[1..];
        near = near.Length > TextBytesMax ? near[..TextBytesMax] : near;
        int end = near.IndexOf((byte)'"');
        if (end < 0)
        {
            return false;
        }

        quoted = near[..end];
        At += end + 2;
        return true;
    }

    /// <summary>Whether what was quoted is printable ASCII without escapes, and so a text.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> quoted) =>
        quoted.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0 && !quoted.Contains((byte)'\\');

    private void Space()
    {
        while (At < _json.Length && _json[At] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            At++;
        }
    }
}
