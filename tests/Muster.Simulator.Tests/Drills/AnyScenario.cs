// Scenarios of any shape, and what people may do in them, by seed.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Tests.Scenarios;
using Muster.Simulator.Tests.World;
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.Drills;

internal sealed class AnyScenario(long seed)
{
    private readonly AnyWorld _any = new(seed);

    /// <summary>Five minutes of any system, in which up to four things go wrong and up to eight can be done.</summary>
    public Scenario Scenario() => Around(_any.Topology());

    /// <summary>As many components, calls, clients, faults, offers and alerts as the rules allow, with numbers at their bounds.</summary>
    public Scenario Largest()
    {
        const int Components = WorldDefaults.ComponentsMax;
        const int CallsEach = WorldDefaults.CallsMax / Components;
        Topology topology = new(
            [
                .. Enumerable
                    .Range(0, WorldDefaults.ClientsMax)
                    .Select(at => new Clients(
                        $"clients-{at}",
                        "c0",
                        Bound(0, WorldDefaults.RequestsMax),
                        WorldDefaults.RequestsMax,
                        Bound(0.001, WorldDefaults.WaitSecondsMax),
                        WorldDefaults.RetriesMax,
                        WorldDefaults.WaitSecondsMax
                    )),
            ],
            [
                .. Enumerable
                    .Range(0, Components)
                    .Select(at => new Component(
                        $"c{at}",
                        ComponentKind.Service,
                        (int)Bound(1, WorldDefaults.InstancesMax),
                        Bound(WorldDefaults.CapacityMin, WorldDefaults.RequestsMax),
                        Bound(0, WorldDefaults.WaitSecondsMax),
                        Bound(0, WorldDefaults.RequestsMax),
                        Bound(0, 100),
                        Bound(0, WorldDefaults.RequestsMax),
                        new Memory(1, Bound(0, 1), Bound(1, WorldDefaults.RequestsMax), Bound(0, 1e7))
                    )
                    {
                        Calls =
                        [
                            .. Enumerable
                                .Range(at + 1, CallsEach)
                                .Where(to => to < Components)
                                .Select(to => new Call($"c{to}", Bound(0, 100), Bound(0.001, 60), WorldDefaults.RetriesMax, _any.Flip())),
                        ],
                    }),
            ]
        );
        return Around(topology) with
        {
            Faults = [.. Enumerable.Range(0, ScenarioDefaults.FaultsMax).Select(at => Fault(at, topology))],
            Offers = [.. Enumerable.Range(0, ScenarioDefaults.OffersMax).Select(at => Offer(at, topology))],
            Alerts = [.. Enumerable.Range(0, ScenarioDefaults.AlertsMax).Select(at => Alert(at, topology))],
        };
    }

    /// <summary>Things to do in no order, several in one second, some of targets, numbers and seconds that there are not.</summary>
    public Act[] Acts(Scenario scenario, int count)
    {
        ImmutableArray<PossibleAction> possible = PossibleAction.In(scenario);
        return [.. Enumerable.Range(0, count).Select(_ => Act(scenario, possible[_any.Number(0, possible.Length - 1)]))];
    }

    private Scenario Around(Topology topology) =>
        SmallScenario.Good with
        {
            Minutes = 5,
            Topology = topology,
            Faults = [.. Enumerable.Range(0, _any.Number(1, 4)).Select(at => Fault(at, topology))],
            Offers = [.. Enumerable.Range(0, _any.Number(1, 8)).Select(at => Offer(at, topology))],
            Alerts = [.. Enumerable.Range(0, _any.Number(1, 4)).Select(at => Alert(at, topology))],
            Findings = [new(topology.Components[0].Name, "services", new(20, 40), "It is slow.", "It is quick.")],
            Messages = [new("Dana", "Who is in charge?", new(10, 90), 60)],
        };

    private Fault Fault(int at, Topology topology) =>
        new($"f{at}", "It broke.", new(_any.Number(0, 60), 120), _any.Flip() ? new Span(1, _any.Number(1, 200)) : null)
        {
            IsCause = at == 0,
            Effects = Effects(topology),
        };

    private Offer Offer(int at, Topology topology)
    {
        Verb verb = (Verb)_any.Number((int)Verb.Shed, (int)Verb.Reroute);
        return new(verb, topology.Components[_any.Number(0, topology.Components.Length - 1)].Name, "Do it", new(_any.Number(0, 9), 90))
        {
            Name = $"o{at}",
            Parameters = verb == Verb.Scale ? [VerbParameters.Instances(null)] : [],
            While = Effects(topology),
            Then = Effects(topology),
            Ends = [$"f{_any.Number(0, 3)}"],
            Repairs = _any.Flip() ? ["f0"] : [],
        };
    }

    private AlertRule Alert(int at, Topology topology) =>
        new(
            $"A{at}",
            "It is bad.",
            new(
                topology.Components[_any.Number(0, topology.Components.Length - 1)].Name,
                (Metric)_any.Number(0, Enum.GetValues<Metric>().Length - 1),
                _any.Flip(),
                _any.Real(0, 2),
                _any.Number(0, 60)
            )
        );

    private ImmutableArray<VaryingEffect> Effects(Topology topology) =>
        [
            .. Enumerable
                .Range(0, _any.Number(0, 3))
                .Select(_ => _any.Effect(topology))
                .Select(effect => new VaryingEffect(
                    effect.Knob,
                    effect.Target,
                    new(effect.Value / 2, effect.Value),
                    effect.Clients,
                    effect.Callee,
                    Span.Of(effect.PerSecond),
                    effect.Most,
                    effect.Keeps,
                    effect.FadeSeconds
                )),
        ];

    private Act Act(Scenario scenario, PossibleAction possible)
    {
        int last = scenario.Minutes * 60;
        Act act = new(_any.Number(0, 19) == 0 ? last * _any.Number(-1, 2) : _any.Number(0, last), possible.Verb, Rarely(possible.Target))
        {
            By = _any.Flip() ? "" : "ada",
        };
        foreach (Parameter parameter in possible.Parameters.Where(parameter => !parameter.IsOptional || _any.Flip()))
        {
            act = act with { Args = act.Args.SetItem(parameter.Name, Rarely(Said(parameter))) };
        }

        return act;
    }

    private string Said(Parameter parameter) =>
        parameter.IsNumber ? _any.Real(parameter.Least, parameter.Most).ToString(CultureInfo.InvariantCulture)
        : parameter.Choices.IsEmpty ? "We look at it."
        : parameter.Choices[_any.Number(0, parameter.Choices.Length - 1)];

    /// <summary>What is meant, and in a tenth of cases what nobody should say.</summary>
    private string Rarely(string meant) =>
        _any.Number(0, 9) > 0 ? meant : ((string[])["NaN", "-1", "1e308", "", "nobody", "person:"])[_any.Number(0, 5)];

    private double Bound(double least, double most) => _any.Flip() ? least : most;
}
