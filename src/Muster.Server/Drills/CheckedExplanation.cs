// How one person explained a drill, compared with the true causal chain.
using Muster.Core.Drills;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills;

/// <param name="Name">Whose it is, for readers.</param>
public sealed record CheckedExplanation(DrillExplanation Explanation, string Name, WhyCheck Check)
{
    public int Found => Check.Links.Count(link => link.State == LinkState.Found);
}
