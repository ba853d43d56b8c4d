// A matcher made ready to be asked many times.
using System.Text.RegularExpressions;

namespace Muster.Core.Alerts;

/// <summary>
/// A matcher, compiled. An expression that cannot be read, or that a value keeps busy for too long, holds for nothing, whichever its sign: a doubtful silence
/// must not silence, a doubtful route must not catch.
/// </summary>
public sealed class LabelMatcher
{
    private readonly Matcher _matcher;
    private readonly Regex? _expression;

    public LabelMatcher(Matcher matcher)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        _matcher = matcher;
        _expression = matcher.IsRegex ? MatcherRules.Compile(matcher.Value, out _) : null;
    }

    public bool Holds(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return HoldsFor(labels[_matcher.Name]);
    }

    /// <summary>Whether the condition holds for this value of the label; the empty text is a missing label.</summary>
    public bool HoldsFor(string value)
    {
        if (!_matcher.IsRegex)
        {
            return string.Equals(value, _matcher.Value, StringComparison.Ordinal) == _matcher.IsEqual;
        }

        try
        {
            return _expression is not null && _expression.IsMatch(value) == _matcher.IsEqual;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
