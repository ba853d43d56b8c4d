// What somebody finds out when they are asked to look.
using System.Collections.Immutable;

namespace Muster.Simulator.Scenarios;

/// <param name="About">The component that one has to look at.</param>
/// <param name="Skill">What one has to know to find it, such as <c>databases</c>; empty when anybody can.</param>
/// <param name="TakesSeconds">How long an able person looks.</param>
/// <param name="Text">What they report.</param>
/// <param name="Wrong">What somebody reports who is mistaken; empty when nobody can be.</param>
public sealed record Finding(string About, string Skill, Span TakesSeconds, string Text, string Wrong = "")
{
    /// <summary>It is found only while one of these faults stands; empty when it can be found at any time.</summary>
    public ImmutableArray<string> While { get; init; } = [];

    /// <summary>What whoever finds it would do, as the action's <see cref="Offer.Word"/>; said to newcomers. Empty when they have no idea.</summary>
    public string Mend { get; init; } = "";

    /// <summary>Whether it points at the cause.</summary>
    public bool IsEvidence { get; init; }
}
