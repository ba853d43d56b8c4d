// A text with placeholders: {{title}} for a fact of the message, {{secret.NAME}} for a secret.
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Muster.Core.Kernel;

namespace Muster.Core.People;

/// <summary>The names are the facts that a message has, and no paths as in an intake template: what a message has is known.</summary>
public static partial class SenderText
{
    public const string SecretPrefix = "secret.";

    private const string Begin = "{{";
    private const int LineBytesMax = 8 * 1024;

    /// <summary>Every fact that a message has; those that one does not have are empty texts.</summary>
    public static readonly ImmutableArray<string> Facts =
    [
        "address",
        "title",
        "severity",
        "why",
        "text",
        "detail",
        "person",
        "service",
        "incident",
        "page",
        "key",
        "url",
        "acknowledgeUrl",
    ];

    /// <summary>Every placeholder that means nothing, as sentences; none when the text can be written.</summary>
    public static IEnumerable<string> Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (string name in Names(text).Distinct(StringComparer.Ordinal))
        {
            if (name.StartsWith(SecretPrefix, StringComparison.Ordinal))
            {
                if (!IsSecretName(name[SecretPrefix.Length..]))
                {
                    yield return $"'{{{{{name}}}}}' names no secret: use 1 to 64 of A-Z, 0-9 and _, such as {{{{secret.PUSHOVER_TOKEN}}}}.";
                }
            }
            else if (!Facts.Contains(name))
            {
                yield return $"There is no '{{{{{name}}}}}'; there are {string.Join(", ", Facts)} and secret.NAME.";
            }
        }

        if (Placeholder().Replace(text, "").Contains(Begin, StringComparison.Ordinal))
        {
            yield return "A placeholder is not closed: write {{name}}.";
        }
    }

    public static bool IsSecretName(string name) => SecretName().IsMatch(name);

    /// <summary>The secrets that a text names, without their prefix.</summary>
    public static IEnumerable<string> Secrets(string text) =>
        Names(text)
            .Where(name => name.StartsWith(SecretPrefix, StringComparison.Ordinal))
            .Select(name => name[SecretPrefix.Length..])
            .Distinct(StringComparer.Ordinal);

    /// <summary>The text with every placeholder replaced.</summary>
    /// <param name="value">By the name of a placeholder.</param>
    public static string Write(string text, Func<string, string> value, SenderFormat format)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(value);
        return Placeholder().Replace(text, found => Written(value(found.Groups["name"].Value), format));
    }

    private static string Written(string value, SenderFormat format) =>
        format switch
        {
            SenderFormat.Json => JsonSerializer.Serialize(value, InJson.Options)[1..^1],
            SenderFormat.Encoded => Uri.EscapeDataString(value),
            SenderFormat.Line => EdgeText.Line(value, LineBytesMax),
            SenderFormat.Plain => value,
        };

    private static IEnumerable<string> Names(string text) => Placeholder().Matches(text).Select(found => found.Groups["name"].Value);

    [GeneratedRegex(
        @"\{\{\s*(?<name>[^{}]*?)\s*\}\}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\A[A-Z0-9_]{1,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    private static class InJson
    {
        /// <summary>Letters of every script as they are: whoever looks at a body can read it.</summary>
        public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    }
}
