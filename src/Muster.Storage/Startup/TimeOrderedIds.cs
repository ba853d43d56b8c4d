// New ids: the time in front, so that they sort, and chance behind it, so that no two nodes make the same.
using System.Security.Cryptography;
using Muster.Engine.Ports;

namespace Muster.Storage.Startup;

/// <summary>48 bits of Unix milliseconds and 80 random bits in 26 digits of Crockford's base 32, in lower case. Source: the ULID specification.</summary>
public sealed class TimeOrderedIds(TimeProvider clock) : IIds
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Digits = 26;

    public string New()
    {
        UInt128 number = (UInt128)(ulong)clock.GetUtcNow().ToUnixTimeMilliseconds();
        Span<byte> random = stackalloc byte[10];
        RandomNumberGenerator.Fill(random);
        foreach (byte one in random)
        {
            number = (number << 8) | one;
        }

        Span<char> digits = stackalloc char[Digits];
        for (int at = Digits - 1; at >= 0; at--)
        {
            digits[at] = Alphabet[(int)(number & 31)];
            number >>= 5;
        }

        return new string(digits);
    }
}
