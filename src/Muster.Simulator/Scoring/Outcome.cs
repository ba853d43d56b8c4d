// How a drill ended for the simulated system.
namespace Muster.Simulator.Scoring;

public enum Outcome
{
    /// <summary>Customers still lose what they came for.</summary>
    Down,

    /// <summary>The bleeding has stopped; something is still refused, switched off or broken.</summary>
    Mitigated,

    /// <summary>All is whole, and the cause is gone.</summary>
    Resolved,

    /// <summary>Customers never lost enough to notice.</summary>
    Unharmed,
}
