// Whether a response policy can be executed: promises that a human can keep.
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

internal static class ResponsePolicyRules
{
    public static IEnumerable<FieldError> Check(Severity severity, ResponsePolicy policy)
    {
        if (policy.Severity != severity)
        {
            yield return new("severity", $"The policy says that it is for {policy.Severity.Label()}, and stands under {severity.Label()}.");
        }

        if (!IsPromise(policy.StatementEvery))
        {
            yield return new("statementEvery", PromiseRange);
        }

        if (!IsPromise(policy.FirstStatementWithin))
        {
            yield return new("firstStatementWithin", PromiseRange);
        }

        if (policy.ReviewDueWorkingDays is < 1 or > CatalogDefaults.ReviewDueWorkingDaysMax)
        {
            yield return new(
                "reviewDueWorkingDays",
                $"A review is due in 1 to {CatalogDefaults.ReviewDueWorkingDaysMax} working days, not {policy.ReviewDueWorkingDays}."
            );
        }

        if (policy.ResolveWithin <= TimeSpan.Zero || policy.ResolveWithin > CatalogDefaults.ResolveWithinMax)
        {
            yield return new(
                "resolveWithin",
                $"The clock runs at most {CatalogDefaults.ResolveWithinMax.Days} days, and longer than nothing."
            );
        }

        if (policy.ReescalateAfter is { } quiet && (quiet < CatalogDefaults.PromiseMin || quiet > CatalogDefaults.PromiseMax))
        {
            yield return new(
                "reescalateAfter",
                $"An acknowledged page may be quiet for {CatalogDefaults.PromiseMin.Brief()} to {CatalogDefaults.PromiseMax.Brief()}, or leave it out."
            );
        }

        if (policy.Examples is { Length: > CatalogDefaults.ExamplesMax })
        {
            yield return new("examples", $"A severity has at most {CatalogDefaults.ExamplesMax} examples; nobody reads more at night.");
        }

        if (policy.RequiredRoles.Distinct().Count() < policy.RequiredRoles.Length)
        {
            yield return new("requiredRoles", "Name each required role once.");
        }
    }

    private static string PromiseRange =>
        $"Statements come every {CatalogDefaults.PromiseMin.Brief()} to {CatalogDefaults.PromiseMax.Brief()}, or leave it out.";

    private static bool IsPromise(TimeSpan? promise) =>
        promise is null || (promise >= CatalogDefaults.PromiseMin && promise <= CatalogDefaults.PromiseMax);
}
