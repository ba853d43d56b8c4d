// The console of an incident as it stood after one of its events, and the way to the moments beside it.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Server.Incidents.Pages;

/// <param name="Console">Folded from the events up to the one that is shown, for somebody who only looks; its clock stands at that event.</param>
/// <param name="Last">The version of the last event of the whole record.</param>
/// <param name="Points">The turning points of the whole incident: where one wants to look.</param>
public sealed record ReplayView(IncidentConsole Console, int Last, ImmutableArray<TurningPoint> Points)
{
    /// <summary>The version of the event that is shown; counts from 1.</summary>
    public int At => Console.Record.Version;

    public string Url => $"{Console.Url}/replay";

    public Incident Incident => Console.Incident;

    /// <summary>Which event that is and when it was, in words.</summary>
    public string Said => $"{At} of {Last}, {Console.Now.ClockNear(Incident.DetectedAt)}";
}
