// What is counted for an objective.
using System.Text.Json.Serialization;

namespace Muster.Core.Slos;

[JsonDerivedType(typeof(Ratio), "ratio")]
[JsonDerivedType(typeof(RawRatio), "raw_ratio")]
[JsonDerivedType(typeof(Threshold), "threshold")]
[JsonDerivedType(typeof(Pushed), "pushed")]
public abstract record SloIndicator
{
    private SloIndicator() { }

    /// <summary>Events that were good, or bad, among all.</summary>
    /// <param name="Part">The good ones, or the bad ones by <paramref name="IsBad"/>.</param>
    public sealed record Ratio(SloQuery Part, bool IsBad, SloQuery Total) : SloIndicator;

    /// <summary>A share from 0 to 1 that the source has worked out already; each minute weighs the same.</summary>
    public sealed record RawRatio(SloQuery Share, bool IsBad) : SloIndicator;

    /// <summary>A value that each objective compares with a bound of its own; a minute is good or bad.</summary>
    public sealed record Threshold(SloQuery Value) : SloIndicator;

    /// <summary>Counters that a service pushes to Muster.</summary>
    public sealed record Pushed : SloIndicator;
}
