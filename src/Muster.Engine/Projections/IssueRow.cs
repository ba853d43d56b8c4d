// Which action item an issue in a tracker is of.
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

/// <param name="Tracker">The id of the tracker.</param>
public sealed record IssueRow(string Tracker, string Key, IncidentId Incident, string Item);
