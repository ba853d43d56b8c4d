// Reads the one form of an instant that nearly every sender writes, without making a text of it.
using System.Buffers.Text;

namespace Muster.Server.Intake.Wire;

internal static class WireInstant
{
    /// <summary>
    /// Reads RFC 3339 in UTC (<c>2026-11-23T02:55:00.123456789Z</c>) into Unix milliseconds. False for every other form, the valid ones too: then
    /// <see cref="WireTime"/> has to look at it.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (
            text.Length < 20
            || text[^1] != (byte)'Z'
            || text[4] != '-'
            || text[7] != '-'
            || text[10] != 'T'
            || text[13] != ':'
            || text[16] != ':'
        )
        {
            return false;
        }

        bool read =
            Number(text, 0, 4, out int year)
            & Number(text, 5, 2, out int month)
            & Number(text, 8, 2, out int day)
            & Number(text, 11, 2, out int hour)
            & Number(text, 14, 2, out int minute)
            & Number(text, 17, 2, out int second);
        if (
            !read
            || year < 1970
            || month is 0 or > 12
            || day is 0
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 59
        )
        {
            return false;
        }

        if (!Fraction(text[19..^1], out int thousandths))
        {
            return false;
        }

        long days = new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        milliseconds = (((((days * 24) + hour) * 60) + minute) * 60 + second) * 1000 + thousandths;
        return true;
    }

    private static bool Number(ReadOnlySpan<byte> text, int at, int digits, out int number) =>
        Utf8Parser.TryParse(text.Slice(at, digits), out number, out int read) && read == digits && number >= 0;

    /// <summary>Nothing, or a dot and one digit to nine.</summary>
    private static bool Fraction(ReadOnlySpan<byte> text, out int thousandths)
    {
        thousandths = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] != '.' || text.Length is < 2 or > 10 || text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
        {
            return false;
        }

        for (int at = 1; at <= 3; at++)
        {
            thousandths = (thousandths * 10) + (at < text.Length ? text[at] - '0' : 0);
        }

        return true;
    }
}
