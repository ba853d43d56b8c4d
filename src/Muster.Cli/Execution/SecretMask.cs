// Hides values that nobody may read, also where they come in pieces.
using System.Buffers;
using System.Text;

namespace Muster.Cli.Execution;

/// <summary>One for each output: it holds back an end that may be the beginning of a secret.</summary>
internal sealed class SecretMask(IReadOnlyList<string> secrets)
{
    public const string Shown = "•••";

    /// <summary>Shorter values would hide ordinary words.</summary>
    private const int LengthMin = 6;

    private static readonly string[] Telling =
    [
        "SECRET",
        "PASSWORD",
        "PASSWD",
        "TOKEN",
        "CREDENTIAL",
        "API_KEY",
        "APIKEY",
        "PRIVATE_KEY",
        "ACCESS_KEY",
    ];

    private readonly string[] _longestFirst = [.. secrets.OrderByDescending(secret => secret.Length)];
    private readonly SearchValues<char> _firsts = SearchValues.Create([.. secrets.Select(secret => secret[0])]);
    private string _held = "";

    /// <summary>The values of the environment's variables whose names say that they are secret, the longest first.</summary>
    public static IReadOnlyList<string> OfEnvironment() =>
        [
            .. Environment
                .GetEnvironmentVariables()
                .Cast<System.Collections.DictionaryEntry>()
                .Where(one => Telling.Any(word => ((string)one.Key).Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Select(one => (string?)one.Value ?? "")
                .Where(value => value.Length >= LengthMin)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(value => value.Length),
        ];

    /// <summary>A whole text without the secrets.</summary>
    public static string Of(string text, IReadOnlyList<string> secrets) =>
        secrets.Aggregate(text, (masked, secret) => masked.Replace(secret, Shown, StringComparison.Ordinal));

    public string Add(string piece)
    {
        string text = _held + piece;
        StringBuilder shown = new(text.Length);
        int at = 0;
        while (at < text.Length && !MayGoOn(text.AsSpan(at)))
        {
            string? secret = Array.Find(_longestFirst, one => text.AsSpan(at).StartsWith(one, StringComparison.Ordinal));
            int plain = secret is null ? PlainLetters(text.AsSpan(at)) : 0;
            shown.Append(secret is null ? text.AsSpan(at, plain) : Shown);
            at += secret?.Length ?? plain;
        }

        _held = text[at..];
        return shown.ToString();
    }

    /// <summary>What was held back, when nothing follows.</summary>
    public string Rest()
    {
        string rest = Of(_held, _longestFirst);
        _held = "";
        return rest;
    }

    /// <summary>Whether what follows may make a secret of it.</summary>
    private bool MayGoOn(ReadOnlySpan<char> text)
    {
        foreach (string secret in _longestFirst)
        {
            if (secret.Length > text.Length && secret.AsSpan().StartsWith(text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many letters there are up to the next with which a secret may begin; the first is none.</summary>
    private int PlainLetters(ReadOnlySpan<char> text) => text[1..].IndexOfAny(_firsts) is >= 0 and var next ? next + 1 : text.Length;
}
