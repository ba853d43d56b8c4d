// Whether a text is the id of a user or a channel of Slack.
using System.Text.RegularExpressions;

namespace Muster.Core.People;

/// <summary>Ids and no names: a name can be taken by another, and messages to it would go there.</summary>
public static partial class SlackId
{
    public static bool IsValid(string? text) => text is not null && Shape().IsMatch(text);

    /// <summary>Whether it names one person, and not a channel that many read.</summary>
    public static bool IsUser(string? text) => IsValid(text) && text![0] is 'U' or 'W';

    [GeneratedRegex(@"\A[UWCGD][A-Z0-9]{2,30}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
