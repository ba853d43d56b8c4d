// Where an alert belongs: its service, how bad it is, and the group that it shares with others of one cause.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <param name="Service">Null when no route takes the alert and its <c>service</c> label names no service.</param>
/// <param name="Route">The route that took it; null when none did.</param>
/// <param name="GroupKey">The same for alerts of one group, and no other; opaque, at most 110 characters.</param>
/// <param name="GroupLabels">The labels that the alerts of the group share.</param>
/// <param name="Name">What the group is called, without a count: the alert name, or what stands for it.</param>
/// <param name="Summary">What this alert says about itself; empty when nothing.</param>
public sealed record Routed(
    ServiceId? Service,
    RouteId? Route,
    Severity Severity,
    string GroupKey,
    LabelSet GroupLabels,
    string Name,
    string Summary
)
{
    /// <summary>The heartbeat that the alert is a ping of; null when it is none.</summary>
    public string? Heartbeat { get; init; }
}
