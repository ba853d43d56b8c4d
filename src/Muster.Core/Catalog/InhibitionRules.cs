// Whether an inhibition rule can be executed: conditions that can be read, and that do not hide everything.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

internal static class InhibitionRules
{
    public static IEnumerable<FieldError> Check(InhibitionRule rule) =>
        [.. CheckSide("source", rule.Source), .. CheckSide("target", rule.Target), .. CheckRest(rule)];

    private static IEnumerable<FieldError> CheckSide(string field, ImmutableArray<Matcher> matchers)
    {
        if (matchers.Length > EdgeLimits.Matchers)
        {
            yield return new(field, $"There are {matchers.Length} conditions; at most {EdgeLimits.Matchers} fit.");
        }

        for (int index = 0; index < matchers.Length; index++)
        {
            if (MatcherRules.Check(matchers[index]) is string wrong)
            {
                yield return new($"{field}[{index}]", wrong);
            }
        }

        if (matchers.All(MatcherRules.HoldsForMissing))
        {
            yield return new(field, "At least one condition must not hold for a missing label, or it would be every alert.");
        }
    }

    private static IEnumerable<FieldError> CheckRest(InhibitionRule rule)
    {
        if (rule.Equal.Length > CatalogDefaults.GroupByMax)
        {
            yield return new("equal", $"At most {CatalogDefaults.GroupByMax} labels are compared, these are {rule.Equal.Length}.");
        }

        if (rule.Equal.Contains("") || rule.Equal.Distinct(StringComparer.Ordinal).Count() < rule.Equal.Length)
        {
            yield return new("equal", "Name each label once, and none that is empty.");
        }

        if (rule.Reason.Length == 0)
        {
            yield return new("reason", "Say why, for those who wonder at the quiet.");
        }
    }
}
