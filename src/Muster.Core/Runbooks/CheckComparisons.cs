// Whether a value is as a runbook wants it.
namespace Muster.Core.Runbooks;

public static class CheckComparisons
{
    public static bool Holds(this CheckComparison comparison, double value, double wanted) =>
        comparison switch
        {
            CheckComparison.Below => value < wanted,
            CheckComparison.AtMost => value <= wanted,
            CheckComparison.Equal => value.Equals(wanted),
            CheckComparison.Other => !value.Equals(wanted),
            CheckComparison.AtLeast => value >= wanted,
            CheckComparison.Above => value > wanted,
        };
}
