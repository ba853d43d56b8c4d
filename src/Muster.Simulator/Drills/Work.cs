// Something that is being done to a simulated system.
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

/// <param name="From">The second in which it was begun.</param>
/// <param name="Until">The second at whose beginning it is done.</param>
public sealed record Work(Offer Offer, Act Act, int From, int Until)
{
    /// <summary>The name under which its effects hold while it is being done.</summary>
    internal string During => $"during {Offer.Verb}/{Offer.Target}/{Offer.Name}";
}
