// What a simulated component writes into its log while something is so.
using System.Collections.Immutable;

namespace Muster.Simulator.Scenarios;

/// <param name="Component">Whose log.</param>
/// <param name="Text">The line.</param>
/// <param name="When">Null for a line that is written on an ordinary day too.</param>
/// <param name="EverySeconds">How often.</param>
public sealed record LogLine(string Component, string Text, Condition? When, int EverySeconds)
{
    /// <summary>It is written only in variants that have one of these faults; empty when in all.</summary>
    public ImmutableArray<string> With { get; init; } = [];
}
