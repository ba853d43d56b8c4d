// Somebody whom the simulator plays: a responder, an expert, somebody who texts.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Simulator.Scenarios;

/// <param name="Id">A slug.</param>
/// <param name="Name">As the console shows it.</param>
/// <param name="Does">What they do in the company.</param>
/// <param name="Speed">How quickly they work: 1 is ordinary, 2 twice as quickly.</param>
/// <param name="Reliability">The share of their reports that is right while they are rested, 0 to 1.</param>
/// <param name="Stamina">Minutes of work after which they are half as quick and twice as often wrong.</param>
/// <param name="Wakes">Seconds until they are there when they are called.</param>
public sealed record Colleague(string Id, string Name, string Does, double Speed, double Reliability, double Stamina, Span Wakes)
{
    /// <summary>What they know, such as <c>databases</c>.</summary>
    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>The roles that they can take.</summary>
    public ImmutableArray<Role> Roles { get; init; } = [];
}
