// What the parts of a scenario can speak of: its components, clients, faults and skills, and its length.
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

/// <summary>A name that two have is kept once: that it is not unique is told elsewhere.</summary>
internal sealed class ScenarioNames(Scenario scenario)
{
    private readonly Dictionary<string, Component> _components = scenario
        .Topology.Components.DistinctBy(component => component.Name)
        .ToDictionary(component => component.Name, StringComparer.Ordinal);

    public HashSet<string> Components { get; } =
        new(scenario.Topology.Components.Select(component => component.Name), StringComparer.Ordinal);

    public HashSet<string> Clients { get; } = new(scenario.Topology.Clients.Select(clients => clients.Name), StringComparer.Ordinal);

    public HashSet<string> Faults { get; } = new(scenario.Faults.Select(fault => fault.Id), StringComparer.Ordinal);

    /// <summary>What somebody who is there knows.</summary>
    public HashSet<string> Skills { get; } =
        new(
            (scenario.Colleagues.IsEmpty ? UsualTeam.Colleagues : scenario.Colleagues).SelectMany(colleague => colleague.Skills),
            StringComparer.Ordinal
        );

    /// <summary>How long the drill is played.</summary>
    public int SecondsMax { get; } = Math.Clamp(scenario.Minutes, 0, ScenarioDefaults.MinutesMax) * 60;

    /// <summary>Null when there is none of this name.</summary>
    public Component? Component(string name) => _components.GetValueOrDefault(name);

    /// <summary>Each fault that is named has to exist; <paramref name="field"/> is the list that names them.</summary>
    public void CheckFaults(FieldErrorList errors, string field, IReadOnlyList<string> named)
    {
        for (int index = 0; index < named.Count; index++)
        {
            errors.When(!Faults.Contains(named[index]), $"{field}[{index}]", $"There is no fault '{named[index]}'.");
        }
    }

    /// <summary>Both ends between the bounds, the least first.</summary>
    public static void CheckSpan(FieldErrorList errors, string field, Span span, double least, double most, string unit)
    {
        errors.When(span.Low > span.High, field, "Write the least first and the most after it.");
        errors.Range(field, span.Low, least, most, unit);
        if (!span.High.Equals(span.Low))
        {
            errors.Range(field, span.High, least, most, unit);
        }
    }
}
