// How well a change fits a failure, and why.
namespace Muster.Core.Changes;

/// <param name="Fit">0 to 1; 1 is the same service at the very instant. 0 for what was changed after the failure was noticed.</param>
/// <param name="Why">In words: "Deployed 4 m before the impact began, same service".</param>
public sealed record RankedChange(ConsideredChange Change, double Fit, string Why);
