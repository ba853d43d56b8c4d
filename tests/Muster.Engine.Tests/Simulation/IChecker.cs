// One invariant: what must hold after every run.
namespace Muster.Engine.Tests.Simulation;

public interface IChecker
{
    /// <summary>A sentence for each breach; empty when the invariant holds.</summary>
    IEnumerable<string> Breaches(History history);
}
