// One step of the true causal chain of a scenario, for the 5 Whys of its review.
using System.Collections.Immutable;
using Muster.Core.Wording;

namespace Muster.Simulator.Scenarios;

/// <param name="Question">Why did it happen?</param>
/// <param name="Answer">The answer, never a person.</param>
/// <param name="IsRoot">Whether the system has to be changed here.</param>
public sealed record Why(string Question, string Answer, bool IsRoot = false)
{
    /// <summary>It belongs to the chain only of variants that have one of these faults; empty when to all.</summary>
    public ImmutableArray<string> With { get; init; } = [];

    /// <summary>Words by which an answer of the team is recognised as this one, any of each group; compared without regard to case.</summary>
    public ImmutableArray<ImmutableArray<string>> Words { get; init; } = [];

    /// <summary>How many of the groups a text has a word of, from 0 to 1. An answer without words is recognised by nothing.</summary>
    public double ShareIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int said = Words.Count(group => group.Any(word => WordSearch.HasBeginning(plain, word, StringComparison.OrdinalIgnoreCase)));
        return Words.IsEmpty ? 0 : (double)said / Words.Length;
    }
}
