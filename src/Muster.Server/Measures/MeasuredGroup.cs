// Incidents that have something in common, and their four times.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Measures;

namespace Muster.Server.Measures;

/// <param name="Key">Stable: what an address says. Empty for what all of them are.</param>
/// <param name="Before">How many there were in the period before.</param>
/// <param name="Times">The four, in the order in which they happen.</param>
/// <param name="Updates">How their promises of an update were kept.</param>
public sealed record MeasuredGroup(
    string Key,
    string Label,
    MeasuredIncidents Incidents,
    int Before,
    ImmutableArray<MeasuredTime> Times,
    PromisesKept Updates
)
{
    public MeasuredTime Time(IncidentMeasure measure) => Times[(int)measure];
}
