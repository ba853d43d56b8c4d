// What was read from a scenario file: the scenario it describes, and every mistake in it.
using System.Collections.Immutable;
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Document;

/// <param name="Scenario">As complete as the file allows; played only when there is no mistake.</param>
/// <param name="Mistakes">In the order of the file.</param>
public sealed record ScenarioReading(Scenario Scenario, ImmutableArray<Mistake> Mistakes)
{
    public bool IsGood => Mistakes.IsEmpty;
}
