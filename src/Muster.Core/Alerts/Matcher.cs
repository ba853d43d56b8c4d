// A condition on one label, in Alertmanager's four forms: =, !=, =~ and !~.
namespace Muster.Core.Alerts;

/// <summary>A condition on one label. A missing label has the empty value. Regular expressions are anchored at both ends.</summary>
public sealed record Matcher(string Name, string Value, bool IsRegex, bool IsEqual)
{
    public override string ToString() =>
        Name
        + (IsEqual ? (IsRegex ? "=~" : "=") : (IsRegex ? "!~" : "!="))
        + "\""
        + Value.Replace("\\", "\\\\").Replace("\"", "\\\"")
        + "\"";
}
