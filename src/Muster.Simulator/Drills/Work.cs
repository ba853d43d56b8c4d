// Something that is being done to a simulated system, or waits for the hands that will do it.
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

/// <param name="From">The second in which it begins; it waits until then.</param>
/// <param name="Until">The second at whose beginning it is done.</param>
public sealed record Work(Offer Offer, Act Act, int From, int Until)
{
    /// <summary>The second in which the hands are free again: long works go on by themselves after <see cref="DrillDefaults.HandsSeconds"/>.</summary>
    public int HandsUntil => Math.Min(Until, From + DrillDefaults.HandsSeconds);

    /// <summary>Whether its hands are still at something else.</summary>
    public bool Waits(int now) => From > now;

    /// <summary>The name under which its effects hold while it is being done.</summary>
    internal string During => $"during {Offer.Verb}/{Offer.Target}/{Offer.Name}";
}
