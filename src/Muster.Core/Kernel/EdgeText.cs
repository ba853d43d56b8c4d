// How a text from outside is cleaned, once, before it is stored, hashed or shown.
using System.Buffers;
using System.Text;

namespace Muster.Core.Kernel;

/// <summary>
/// The edge text rule: control characters are dropped (C0 but tab and line feed, so CR too; DEL; C1; the marks that turn the direction of writing, which can
/// make a line read as another one), lone surrogates become U+FFFD, and what exceeds the limit is cut on a character boundary and ends in "…". What remains
/// is stored as the same bytes by every database. A text that is clean already is answered as the same instance. Cleaning twice is as good as once.
/// </summary>
public static class EdgeText
{
    private const char Ellipsis = '…';
    private const int EllipsisBytes = 3;

    /// <summary>Cleans a text of several lines.</summary>
    /// <param name="bytesMax">How many bytes of UTF-8 are kept, the ellipsis included; at least 3.</param>
    public static string Clean(string text, int bytesMax)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesMax, EllipsisBytes);
        return IsCleanAscii(text, bytesMax) || IsClean(text, bytesMax) ? text : Rewrite(text, bytesMax, oneLine: false);
    }

    /// <summary>Cleans a text for one line: white space of any length is one space, and there is none at either end.</summary>
    /// <param name="bytesMax">How many bytes of UTF-8 are kept, the ellipsis included; at least 3.</param>
    public static string Line(string text, int bytesMax)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesMax, EllipsisBytes);
        return IsOneLine(text) && (IsCleanAscii(text, bytesMax) || IsClean(text, bytesMax)) ? text : Rewrite(text, bytesMax, oneLine: true);
    }

    private static bool IsCleanAscii(string text, int bytesMax) =>
        text.Length <= bytesMax && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    private static bool IsClean(string text, int bytesMax)
    {
        int bytes = 0;
        for (ReadOnlySpan<char> rest = text; !rest.IsEmpty; )
        {
            if (Rune.DecodeFromUtf16(rest, out Rune rune, out int consumed) != OperationStatus.Done || IsDropped(rune))
            {
                return false;
            }

            bytes += rune.Utf8SequenceLength;
            rest = rest[consumed..];
        }

        return bytes <= bytesMax;
    }

    private static bool IsOneLine(string text)
    {
        bool wasSpace = true;
        foreach (char letter in text)
        {
            bool isSpace = char.IsWhiteSpace(letter);
            if (isSpace && (wasSpace || letter != ' '))
            {
                return false;
            }

            wasSpace = isSpace;
        }

        return text.Length == 0 || !wasSpace;
    }

    private static string Rewrite(string text, int bytesMax, bool oneLine)
    {
        StringBuilder kept = new(Math.Min(text.Length, bytesMax));
        int bytes = 0;
        int cutAt = 0;
        bool spaceOwed = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (oneLine && Rune.IsWhiteSpace(rune))
            {
                spaceOwed = kept.Length > 0;
                continue;
            }

            if (IsDropped(rune))
            {
                continue;
            }

            int needed = rune.Utf8SequenceLength + (spaceOwed ? 1 : 0);
            if (bytes + needed > bytesMax)
            {
                kept.Length = cutAt;
                return kept.Append(Ellipsis).ToString();
            }

            kept.Append(spaceOwed ? " " : "").Append(rune);
            bytes += needed;
            spaceOwed = false;
            cutAt = bytes <= bytesMax - EllipsisBytes ? kept.Length : cutAt;
        }

        return kept.ToString();
    }

    private static bool IsDropped(Rune rune) =>
        rune.Value switch
        {
            '\t' or '\n' => false,
            < 0x20 => true,
            >= 0x7F and <= 0x9F => true,
            // Left-to-right and right-to-left embeddings, overrides and isolates.
            >= 0x202A and <= 0x202E => true,
            >= 0x2066 and <= 0x2069 => true,
            _ => false,
        };
}
