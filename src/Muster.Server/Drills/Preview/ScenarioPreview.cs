// What a scenario comes to before anybody plays it: a few variants left to themselves, and the best run of the first.
using System.Collections.Immutable;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills.Preview;

/// <param name="Variants">Of the seeds 1, 2, 3.</param>
/// <param name="Par">The best run of the first variant; null where the search would take too long.</param>
public sealed record ScenarioPreview(Scenario Scenario, ImmutableArray<VariantPreview> Variants, ParRun? Par);
