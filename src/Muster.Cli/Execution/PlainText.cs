// Makes the bytes of one output plain text: no binary, no colours, no control of anybody's terminal.
using System.Buffers;
using System.Text;

namespace Muster.Cli.Execution;

/// <summary>Remembers what a piece left unfinished: half a letter, half a control sequence. Bytes that are no UTF-8 become U+FFFD.</summary>
internal sealed class PlainText
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private Place _at = Place.Text;

    private enum Place
    {
        Text,
        Escape,
        Sequence,
        Title,
        Return,
    }

    /// <summary>How many bytes were not read because the output is binary: from the first zero byte on.</summary>
    public long BinaryBytes { get; private set; }

    public bool IsBinary => BinaryBytes > 0;

    public string Of(ReadOnlySpan<byte> bytes)
    {
        int zero = IsBinary ? 0 : bytes.IndexOf((byte)0);
        ReadOnlySpan<byte> readable = zero < 0 ? bytes : bytes[..zero];
        BinaryBytes += bytes.Length - readable.Length;
        char[] letters = ArrayPool<char>.Shared.Rent(readable.Length + 2);
        int count = Plain(letters.AsSpan(0, _decoder.GetChars(readable, letters, flush: false)));
        string text = new(letters, 0, count);
        ArrayPool<char>.Shared.Return(letters);
        return text;
    }

    /// <summary>Moves what stays to the front, and answers how much it is: never more than came.</summary>
    private int Plain(Span<char> letters)
    {
        int kept = 0;
        foreach (char letter in letters)
        {
            (_at, char? shown) = Next(letter);
            if (shown is { } one)
            {
                letters[kept++] = one;
            }
        }

        return kept;
    }

    /// <summary>Source: ECMA-48, 5.4 control sequences and 5.6 control strings. A carriage return ends a line, with or without a line feed.</summary>
    private (Place At, char? Shown) Next(char letter) =>
        (_at, letter) switch
        {
            (_, '\u001b') => (Place.Escape, null),
            (Place.Escape, '[') => (Place.Sequence, null),
            (Place.Escape, ']' or 'P' or '^' or '_' or 'X') => (Place.Title, null),
            (Place.Escape, >= ' ' and <= '/') => (Place.Escape, null),
            (Place.Escape, _) => (Place.Text, null),
            (Place.Sequence, >= ' ' and <= '?') => (Place.Sequence, null),
            (Place.Sequence, _) => (Place.Text, null),
            (Place.Title, '\u0007' or '\n') => (Place.Text, letter == '\n' ? '\n' : null),
            (Place.Title, _) => (Place.Title, null),
            (Place.Return, '\n') => (Place.Text, null),
            (_, '\r') => (Place.Return, '\n'),
            (_, '\n' or '\t') => (Place.Text, letter),
            _ => (Place.Text, char.IsControl(letter) ? null : letter),
        };
}
