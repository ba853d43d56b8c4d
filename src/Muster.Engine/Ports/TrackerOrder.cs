// What the queue of the trackers is asked to do.
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <param name="Tracker">The id of the tracker.</param>
/// <param name="Incident">Whose review has the action item; null to look how issues stand.</param>
/// <param name="Item">The action item; null to look how issues stand.</param>
public sealed record TrackerOrder(string Tracker, IncidentId? Incident, string? Item);
