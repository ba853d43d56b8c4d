// What a linter of words has found, as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Wording;

namespace Muster.Server.Web.Api;

/// <param name="Span">The first character and the one after the last, in UTF-16 units.</param>
/// <param name="Why">What is wrong with it for who reads it.</param>
/// <param name="Suggestion">What to write instead.</param>
public sealed record FindingItem(string Rule, ImmutableArray<int> Span, string Why, string Suggestion)
{
    public static FindingItem Of(Finding found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new(found.Rule, [found.Start, found.End], found.Why, found.Suggestion);
    }
}
