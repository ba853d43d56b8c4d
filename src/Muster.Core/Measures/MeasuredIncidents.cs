// Incidents of one kind, real ones or drills, and what their times say together.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Measures;

/// <param name="All">Real incidents, or drills: never both.</param>
public sealed record MeasuredIncidents(ImmutableArray<IncidentFacts> All)
{
    /// <summary>Their times in seconds; those whose time is not known are left out.</summary>
    public Sample Sample(IncidentMeasure measure) =>
        Measures.Sample.Of(All.Select(one => one.Time(measure)).OfType<TimeSpan>().Select(time => time.TotalSeconds));

    /// <summary>How their promises of an update were kept; first statements count where the policy of their severity has a time for them.</summary>
    /// <param name="policy">The response policy of a severity.</param>
    public PromisesKept Promises(Func<Severity, ResponsePolicy> policy) =>
        All.Aggregate(default(PromisesKept), (so, one) => so + PromisesKept.Of(one.Promises, one.FirstStatements, policy(one.Severity)));

    public MeasuredIncidents Where(Func<IncidentFacts, bool> takes) => new([.. All.Where(takes)]);
}
