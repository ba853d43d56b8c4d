// One text of a review with what the linter has found in it.
using System.Collections.Immutable;
using Muster.Core.Reviews;
using Muster.Core.Wording;

namespace Muster.Server.Reviews;

/// <param name="Field">Where it stands: <c>whys/{id}</c>, <c>factors/{id}</c>, <c>actionItems/{id}</c> or <c>sections/summary</c>.</param>
public sealed record LintedPart(string Field, string Text, ImmutableArray<Finding> Findings)
{
    /// <summary>Every text that stands, in the order of the page: sections, whys, factors, action items.</summary>
    /// <param name="people">Names that are known.</param>
    public static IEnumerable<LintedPart> All(Review review, ImmutableArray<string> people)
    {
        ArgumentNullException.ThrowIfNull(review);
        return
        [
            .. review.Sections.Select(one => new LintedPart(FieldOf(one.Key), one.Value, ReviewFindings.OfText(one.Value, people))),
            .. review
                .Tree()
                .Select(one => one.Why)
                .Select(why => new LintedPart(FieldOf(why), why.Text, ReviewFindings.OfWhy(review, why.Text, why.Parent, people))),
            .. review.StandingFactors.Select(factor => new LintedPart(
                FieldOf(factor),
                factor.Text,
                ReviewFindings.OfText(factor.Text, people)
            )),
            .. review.StandingActionItems.Select(item => new LintedPart(FieldOf(item), item.Text, ReviewFindings.OfActionItem(item))),
        ];
    }

    public static string FieldOf(ReviewSection section) => $"sections/{section.Name()}";

    public static string FieldOf(Why why) => $"whys/{why?.Id}";

    public static string FieldOf(Factor factor) => $"factors/{factor?.Id}";

    public static string FieldOf(ActionItem item) => $"actionItems/{item?.Id}";
}
