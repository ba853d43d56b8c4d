// The text of an API key: a prefix that leak scanners know, 256 random bits, and a checksum that refuses typing errors.
using System.Buffers;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Muster.Storage.Access;

/// <summary>
/// <c>mstr_ik_</c>, <c>mstr_api_</c> or <c>mstr_run_</c>, 43 base-62 digits of 256 random bits, 6 base-62 digits over the first 32 bits of the SHA-256 of all before them.
/// A mistyped token is refused without a look at the database. A fast hash is right for storing it: there is nothing to guess in 256 bits.
/// </summary>
public static class ApiKeyToken
{
    private const int BodyDigits = 43;
    private const int CheckDigits = 6;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static readonly SearchValues<char> Known = SearchValues.Create(Alphabet);

    /// <summary>A new token. The scope is one of <see cref="ApiKeyScope"/>; another is an <see cref="ArgumentException"/>.</summary>
    public static string New(string scope)
    {
        string prefix = ApiKeyScope.PrefixOf(scope) ?? throw new ArgumentException($"'{scope}' is no scope of an API key.", nameof(scope));
        string unsealed = prefix + Digits(new BigInteger(RandomNumberGenerator.GetBytes(32), isUnsigned: true), BodyDigits);
        return unsealed + Check(unsealed);
    }

    /// <summary>Whether a text can be a token: its form and its checksum fit.</summary>
    public static bool IsWellFormed(string? token)
    {
        string? prefix = ApiKeyScope
            .All.Select(ApiKeyScope.PrefixOf)
            .FirstOrDefault(one => token is not null && token.StartsWith(one!, StringComparison.Ordinal));
        return prefix is not null
            && token!.Length == prefix.Length + BodyDigits + CheckDigits
            && token.AsSpan(prefix.Length).IndexOfAnyExcept(Known) < 0
            && string.Equals(Check(token[..^CheckDigits]), token[^CheckDigits..], StringComparison.Ordinal);
    }

    /// <summary>What is stored instead of the token: 64 lower-case hexadecimal digits.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string Check(string text) =>
        Digits(
            new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4), isUnsigned: true, isBigEndian: true),
            CheckDigits
        );

    private static string Digits(BigInteger number, int count)
    {
        Span<char> digits = stackalloc char[count];
        for (int at = count - 1; at >= 0; at--)
        {
            number = BigInteger.DivRem(number, Alphabet.Length, out BigInteger digit);
            digits[at] = Alphabet[(int)digit];
        }

        return new string(digits);
    }
}
