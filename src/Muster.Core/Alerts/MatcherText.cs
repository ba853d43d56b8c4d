// How the parts of a matcher are written.
using System.Buffers;

namespace Muster.Core.Alerts;

internal static class MatcherText
{
    /// <summary>The characters that end a name which is not quoted; white space does too. Source: Alertmanager, <c>pkg/labels/matcher.go</c> (isReserved).</summary>
    private static readonly SearchValues<char> Reserved = SearchValues.Create("{}!=~,\\\"'`");

    public static bool IsNamePart(char letter) => !char.IsWhiteSpace(letter) && !Reserved.Contains(letter);

    public static string Name(string name) => name.Length > 0 && name.All(IsNamePart) ? name : Quoted(name);

    public static string Quoted(string text) =>
        "\""
        + text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
        + "\"";
}
