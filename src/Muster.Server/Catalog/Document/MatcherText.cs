// A matcher in Alertmanager's text form: name="value", name!=value, name=~"regex", name!~"regex".
using System.Text.RegularExpressions;
using Muster.Core.Alerts;

namespace Muster.Server.Catalog.Document;

internal static partial class MatcherText
{
    /// <summary>The quotes around the value may be left out. A text of another form is a <see cref="FormatException"/>.</summary>
    public static Matcher Parse(string text)
    {
        Match form = Form().Match(text);
        if (!form.Success)
        {
            throw new FormatException(
                $"'{text}' is no matcher: write label=\"value\", label!=\"value\", label=~\"regex\" or label!~\"regex\"."
            );
        }

        string value = form.Groups["quoted"] is { Success: true } quoted
            ? Escape().Replace(quoted.Value, Unescape)
            : form.Groups["bare"].Value;
        string sign = form.Groups["sign"].Value;
        Matcher matcher = new(form.Groups["name"].Value, value, sign.EndsWith('~'), sign[0] == '=');
        return MatcherRules.Check(matcher) is { } wrong ? throw new FormatException(wrong) : matcher;
    }

    private static string Unescape(Match escape) => escape.Value[1] == 'n' ? "\n" : escape.Value[1..];

    [GeneratedRegex(
        """^\s*(?<name>[a-zA-Z_][a-zA-Z0-9_.:]*)\s*(?<sign>=~|!~|!=|=)\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^"\s,{}]*))\s*$""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();

    [GeneratedRegex(@"\\.", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
