// Something that can be done to the simulated system in a scenario, and what it does.
using System.Collections.Immutable;

namespace Muster.Simulator.Scenarios;

/// <param name="Target">The component that it is done to.</param>
/// <param name="Title">What it is, in a few words, for the console.</param>
/// <param name="TakesSeconds">From the order until it is done.</param>
/// <param name="Price">What it costs while it runs or afterwards, for the person who decides; empty when it costs nothing.</param>
/// <param name="IsHarmful">Whether it makes the situation worse in this scenario; said in the debrief, not before.</param>
public sealed record Offer(Verb Verb, string Target, string Title, Span TakesSeconds, string Price = "", bool IsHarmful = false)
{
    /// <summary>Tells apart offers of the same verb and target, such as the flags of one service; empty when there is one.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its verb, its target and where it has one its name: <c>rollback packager</c>, <c>flag packager ultra-hd</c>.</summary>
    public string Word => $"{Scenarios.Word.Of(Verb)} {Target} {Name}".TrimEnd();

    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>What it does while it runs.</summary>
    public ImmutableArray<VaryingEffect> While { get; init; } = [];

    /// <summary>What it does from the moment when it is done; for a flag, as long as it is off.</summary>
    public ImmutableArray<VaryingEffect> Then { get; init; } = [];

    /// <summary>The faults whose cause is gone when it is done.</summary>
    public ImmutableArray<string> Ends { get; init; } = [];

    /// <summary>The faults of which also what stayed is mended.</summary>
    public ImmutableArray<string> Repairs { get; init; } = [];
}
