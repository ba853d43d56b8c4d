// What a text of a review is judged by, beside its words.
using System.Collections.Immutable;

namespace Muster.Core.Reviews.Lint;

/// <param name="Previous">The answer that a why asks on from; null for the first, and when nobody said.</param>
/// <param name="Owner">Of an action item; null when it stands nowhere but perhaps in the text, as the two after it.</param>
/// <param name="Due">By when, as it was written.</param>
/// <param name="Verification">How one will see that it helped.</param>
/// <param name="People">Who is known by name; whole names or parts of them.</param>
public sealed record ReviewContext(string? Previous, string? Owner, string? Due, string? Verification, ImmutableArray<string> People)
{
    public static ReviewContext Nothing { get; } = new(null, null, null, null, []);
}
