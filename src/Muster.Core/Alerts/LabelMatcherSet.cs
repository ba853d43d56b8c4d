// Matchers that must all hold.
using System.Collections.Immutable;

namespace Muster.Core.Alerts;

/// <summary>Matchers, compiled once and asked many times; safe to share between threads. A set without matchers holds for everything.</summary>
public sealed class LabelMatcherSet(ImmutableArray<Matcher> matchers)
{
    private readonly ImmutableArray<LabelMatcher> _matchers = [.. matchers.Select(matcher => new LabelMatcher(matcher))];

    public bool Holds(LabelSet labels)
    {
        foreach (LabelMatcher matcher in _matchers)
        {
            if (!matcher.Holds(labels))
            {
                return false;
            }
        }

        return true;
    }
}
