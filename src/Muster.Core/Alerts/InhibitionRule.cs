// A rule by which one alert hides others: a dead data centre hides what stands in it.
using System.Collections.Immutable;

namespace Muster.Core.Alerts;

/// <summary>While an alert that matches <see cref="Source"/> fires, alerts that match <see cref="Target"/> and agree with it in every label of <see cref="Equal"/> page nobody.</summary>
/// <param name="Equal">A label that both lack is equal. Empty: any source hides any target.</param>
public sealed record InhibitionRule(
    ImmutableArray<Matcher> Source,
    ImmutableArray<Matcher> Target,
    ImmutableArray<string> Equal,
    string Reason
);
