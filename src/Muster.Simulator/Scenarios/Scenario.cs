// A drill as it is written down: a system, what goes wrong with it, who is there, and what can be done.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

/// <summary>A run is made of nothing else; a seed and a difficulty make a variant of it.</summary>
/// <param name="Id">A slug.</param>
/// <param name="Title">A few words.</param>
/// <param name="Brief">What the commander knows when it begins.</param>
/// <param name="Lesson">The one thing that it teaches, said in the debrief.</param>
/// <param name="Minutes">How long it is played, 5 to 120.</param>
/// <param name="Severity">The level that is right.</param>
public sealed record Scenario(string Id, string Title, string Brief, string Lesson, int Minutes, Severity Severity, Topology Topology)
{
    public ImmutableArray<Fault> Faults { get; init; } = [];

    public ImmutableArray<Offer> Offers { get; init; } = [];

    public ImmutableArray<AlertRule> Alerts { get; init; } = [];

    public ImmutableArray<LogLine> Logs { get; init; } = [];

    public ImmutableArray<Change> Changes { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];

    public ImmutableArray<Colleague> Colleagues { get; init; } = [];

    public ImmutableArray<Message> Messages { get; init; } = [];

    /// <summary>From the symptom to the root, of all causes that it can have; <see cref="Variant.Whys"/> is the chain of one.</summary>
    public ImmutableArray<Why> Whys { get; init; } = [];
}
