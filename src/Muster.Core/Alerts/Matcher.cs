// A condition on one label, in Alertmanager's four forms: =, !=, =~ and !~.
namespace Muster.Core.Alerts;

/// <summary>A condition on one label. A missing label has the empty value. Regular expressions are anchored at both ends.</summary>
public sealed record Matcher(string Name, string Value, bool IsRegex, bool IsEqual)
{
    /// <summary>The text form, which <see cref="MatcherParser"/> reads back: <c>job=~"api|web"</c>.</summary>
    public override string ToString() => MatcherText.Name(Name) + Sign + MatcherText.Quoted(Value);

    private string Sign => IsEqual ? (IsRegex ? "=~" : "=") : (IsRegex ? "!~" : "!=");
}
