// One thing that happened in a drill.
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

/// <param name="At">The second in which it happened.</param>
/// <param name="Subject">What it is about: a component, a fault, an alert, a colleague; empty when it is about the incident.</param>
/// <param name="Text">One sentence.</param>
public sealed record DrillEvent(int At, EventKind Kind, string Subject, string Text)
{
    /// <summary>The act that it came from; null when it came by itself.</summary>
    public Act? Act { get; init; }

    /// <summary>What was found, where something was.</summary>
    public Finding? Finding { get; init; }

    /// <summary>Whether what was reported is not so.</summary>
    public bool IsMistaken { get; init; }

    /// <summary>Whether those who play see it while they play.</summary>
    public bool IsKnown => Kind is not EventKind.FaultBegan and not EventKind.FaultEnded;

    /// <summary>Whether it is an alert that wakes somebody.</summary>
    public bool Pages(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Kind == EventKind.AlertRaised && scenario.Alerts.Any(rule => rule.Pages && rule.Name == Subject);
    }
}
