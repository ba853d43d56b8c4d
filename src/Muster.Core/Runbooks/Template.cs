// Texts with parameters in them: {{percent}}.
using System.Text.RegularExpressions;

namespace Muster.Core.Runbooks;

/// <summary>A text is gone through once: a value that looks like a parameter stays as it is.</summary>
internal static partial class Template
{
    /// <summary>The names of the parameters in a text, in their order.</summary>
    public static IEnumerable<string> Names(string text) => Places().Matches(text).Select(place => place.Groups["name"].Value);

    /// <summary>Whether the text is one parameter and nothing else.</summary>
    public static bool IsWhole(string text) => Places().Match(text) is { Success: true } place && place.Length == text.Length;

    /// <summary>Whether two braces open that are no parameter.</summary>
    public static bool HasStray(string text) => Places().Replace(text, "").Contains("{{", StringComparison.Ordinal);

    public static string Fill(string text, Func<string, string> value) =>
        Places().Replace(text, place => value(place.Groups["name"].Value));

    [GeneratedRegex(
        @"\{\{ *(?<name>[a-z][a-z0-9_]{0,39}) *\}\}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Places();
}
