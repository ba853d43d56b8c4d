// What was changed in the simulated system lately: releases, flags, configuration.
using System.Collections.Immutable;

namespace Muster.Simulator.Scenarios;

/// <param name="At">Seconds since the start; below 0 before it.</param>
/// <param name="Component">What was changed.</param>
/// <param name="Text">What the change log says.</param>
/// <param name="OneOf">Of all changes with the same word here, a variant has one; empty when every variant has it.</param>
public sealed record Change(Span At, string Component, string Text, string OneOf = "")
{
    /// <summary>It is there only in variants that have one of these faults; empty when in all.</summary>
    public ImmutableArray<string> With { get; init; } = [];
}
