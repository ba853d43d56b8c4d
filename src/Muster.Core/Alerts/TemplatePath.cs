// A way into a JSON document: $.monitor.name, $.alerts[0]['odd name'], and $$ for the whole body inside a list.
using System.Collections.Immutable;
using System.Globalization;

namespace Muster.Core.Alerts;

/// <param name="OfWhole">It begins at the body, also where each item of a list is read.</param>
/// <param name="Steps">Empty for the value at its beginning.</param>
public sealed record TemplatePath(bool OfWhole, ImmutableArray<TemplateStep> Steps)
{
    private const int StepsMax = 16;
    private const int IndexDigitsMax = 6;

    /// <summary>A <see cref="FormatException"/> says what cannot be read.</summary>
    public static TemplatePath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool ofWhole = text.StartsWith("$$", StringComparison.Ordinal);
        if (!text.StartsWith('$'))
        {
            throw Wrong(text, "a path begins with $");
        }

        List<TemplateStep> steps = [];
        for (int at = ofWhole ? 2 : 1; at < text.Length; )
        {
            steps.Add(text[at] == '[' ? InBrackets(text, ref at) : AfterDot(text, ref at));
            if (steps.Count > StepsMax)
            {
                throw Wrong(text, $"it has more than {StepsMax} steps");
            }
        }

        return new(ofWhole, [.. steps]);
    }

    private static TemplateStep AfterDot(string text, ref int at)
    {
        if (text[at] != '.')
        {
            throw Wrong(text, $"'{text[at]}' stands where a dot or [ would continue it");
        }

        int from = ++at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-'))
        {
            at++;
        }

        return at > from
            ? new(text[from..at], null)
            : throw Wrong(text, "a name is missing after a dot; write ['…'] around one with other signs than letters, digits, - and _");
    }

    private static TemplateStep InBrackets(string text, ref int at)
    {
        int end = text.IndexOf(']', at);
        ReadOnlySpan<char> inside = end < 0 ? [] : text.AsSpan(at + 1, end - at - 1);
        if (inside is ['\'', .. { Length: > 0 } name, '\''])
        {
            at = end + 1;
            return new(name.ToString(), null);
        }

        if (
            inside.Length is > 0 and <= IndexDigitsMax
            && int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
        )
        {
            at = end + 1;
            return new(null, index);
        }

        throw Wrong(text, "write a number or a name in quotes between the brackets, such as [0] or ['odd name']");
    }

    private static FormatException Wrong(string text, string why) => new($"'{text}' is no path: {why}.");
}
