// Reads the instants that senders write.
using System.Globalization;

namespace Muster.Server.Intake.Wire;

internal static class WireTime
{
    /// <summary>
    /// Reads RFC 3339 with any number of decimals. True with null for the empty text and for Go's zero time (the year 1), which mean that no time is stated;
    /// false for anything that is no instant, a time without an offset included.
    /// </summary>
    public static bool TryRead(string text, out DateTimeOffset? instant)
    {
        instant = null;
        if (text.Length == 0 || text.StartsWith("0001-01-01T", StringComparison.Ordinal))
        {
            return true;
        }

        string known = Shorten(text);
        bool read = DateTimeOffset.TryParseExact(
            known,
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd't'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset at
        );
        if (!read || !HasOffset(known))
        {
            return false;
        }

        instant = at.ToUniversalTime();
        return true;
    }

    private static bool HasOffset(string text) => text[^1] is 'Z' or 'z' || (text.Length > 6 && text[^6] is '+' or '-');

    /// <summary>Go writes up to nine decimals and .NET reads seven: the rest is below what any store keeps.</summary>
    private static string Shorten(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return text.Replace('z', 'Z');
        }

        int end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - dot - 1 > 7 ? string.Concat(text.AsSpan(0, dot + 8), text.AsSpan(end)).Replace('z', 'Z') : text.Replace('z', 'Z');
    }
}
