// One thing that can be done in a drill, with what has to be said with it.
using System.Collections.Immutable;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

/// <param name="Target">A component, for a role a colleague or nobody; empty for other acts of command.</param>
/// <param name="Name">Tells apart offers of the same verb and target; empty when there is one.</param>
/// <param name="TakesSeconds">From the order until it is done; null for acts of command.</param>
/// <param name="Price">What it costs, for the person who decides; empty when it costs nothing.</param>
public sealed record PossibleAction(
    Verb Verb,
    string Target,
    string Name,
    string Title,
    Span? TakesSeconds,
    string Price,
    ImmutableArray<Parameter> Parameters
)
{
    /// <summary>
    /// Everything that can be done in a scenario: what it offers, in its order, then questions about each component, then who can be given a role, then the rest of
    /// command.
    /// </summary>
    public static ImmutableArray<PossibleAction> In(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ImmutableArray<Colleague> colleagues = scenario.Colleagues.IsEmpty ? UsualTeam.Colleagues : scenario.Colleagues;
        return
        [
            .. scenario.Offers.Select(offer => new PossibleAction(
                offer.Verb,
                offer.Target,
                offer.Name,
                offer.Title,
                offer.TakesSeconds,
                offer.Price,
                VerbParameters.Of(offer, scenario.Topology)
            )),
            .. scenario.Topology.Components.Select(component =>
                Command(Verb.Ask, component.Name, $"Ask somebody to look at {component.Name}")
            ),
            .. colleagues.Select(colleague => Command(Verb.Assign, colleague.Id, $"Give {colleague.Name} ({colleague.Does}) a role")),
            Command(Verb.Assign, VerbParameters.Nobody, "Leave a role empty"),
            Command(Verb.Acknowledge, "", "Say that you have the page"),
            Command(Verb.Declare, "", "Declare the incident"),
            Command(Verb.Severity, "", "Change the severity"),
            Command(Verb.Statement, "", "Tell people how it stands"),
            Command(Verb.Mitigate, "", "Say that the bleeding has stopped"),
            Command(Verb.Resolve, "", "Say that the cause is mended"),
            Command(Verb.Keyboard, "", "Open or close a terminal of your own"),
        ];
    }

    private static PossibleAction Command(Verb verb, string target, string title) =>
        new(verb, target, "", title, null, "", VerbParameters.Of(verb));
}
