// What the engine says about its health.
using System.Collections.Immutable;

namespace Muster.Engine.Pager;

/// <param name="IsHealthy">False: people may not be paged. Red on /healthz.</param>
/// <param name="Problems">Why it is not healthy, a sentence each; empty when it is.</param>
/// <param name="Warnings">What somebody should look at although people are paged.</param>
public sealed record EngineReport(
    bool IsHealthy,
    ImmutableArray<string> Problems,
    ImmutableArray<string> Warnings,
    ImmutableArray<Beat> Loops
);
