// Whether an act helped the customers.
namespace Muster.Simulator.Scoring;

public enum DeedEffect
{
    /// <summary>They lost less by it.</summary>
    Helped,

    /// <summary>They lost more by it.</summary>
    Harmed,

    /// <summary>They lost as much as they would have without it.</summary>
    Neither,
}
