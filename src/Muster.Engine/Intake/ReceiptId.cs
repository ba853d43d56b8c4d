// A receipt's id: where its record stands in the log, and chance, so that nobody guesses another one's.
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Muster.Engine.Intake;

/// <summary>128 bits in 26 digits of Crockford's base 32, in lower case, like every other id of Muster.</summary>
internal static class ReceiptId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Digits = 26;

    /// <summary>So many at a time: the system is slow to ask.</summary>
    private const int Drawn = 64;

    [ThreadStatic]
    private static long[]? _chances;

    [ThreadStatic]
    private static int _left;

    public static long NewChance()
    {
        long[] chances = _chances ??= new long[Drawn];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(chances.AsSpan()));
            _left = Drawn;
        }

        return chances[--_left];
    }

    public static string Of(long position, long chance)
    {
        UInt128 number = unchecked(new((ulong)position, (ulong)chance));
        return string.Create(
            Digits,
            number,
            static (digits, rest) =>
            {
                for (int at = Digits - 1; at >= 0; at--)
                {
                    digits[at] = Alphabet[(int)(rest & 31)];
                    rest >>= 5;
                }
            }
        );
    }

    public static bool TryParse(string id, out long position, out long chance)
    {
        ArgumentNullException.ThrowIfNull(id);
        UInt128 number = 0;
        (position, chance) = (0, 0);
        if (id.Length != Digits)
        {
            return false;
        }

        foreach (char digit in id)
        {
            int value = Alphabet.IndexOf(digit, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            number = (number << 5) | (uint)value;
        }

        (position, chance) = unchecked(((long)(ulong)(number >> 64), (long)(ulong)number));
        return position >= 0;
    }
}
