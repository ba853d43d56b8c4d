// How good is good enough, and what is counted for it.
using System.Text.Json.Serialization;

namespace Muster.Core.Slos;

/// <param name="Target">The share that has to be good, above 0 and at most 1; 1 leaves no budget.</param>
/// <param name="Slice">For both methods by slices: how long one is; a whole number of minutes.</param>
/// <param name="SliceTarget">For <see cref="BudgetingMethod.Timeslices"/>: the share of a slice's events that has to be good for the slice to be.</param>
public sealed record SloObjective(BudgetingMethod Method, double Target, SloWindow Window, TimeSpan Slice, double SliceTarget)
{
    public static TimeSpan SliceDefault { get; } = TimeSpan.FromMinutes(1);

    /// <summary>What may go wrong: 1 minus the target.</summary>
    [JsonIgnore]
    public double Allowed => 1 - Target;

    /// <summary>By occurrences.</summary>
    public static SloObjective Of(double target, SloWindow window) =>
        new(BudgetingMethod.Occurrences, target, window, SliceDefault, target);
}
