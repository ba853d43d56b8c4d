// The steps to a closed review: what is there, what is missing, and what would be good.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Server.Reviews.Pages;

public static class ClosingSteps
{
    /// <summary>In the order of the work: whys, root causes, action items, lessons.</summary>
    public static ImmutableArray<ClosingStep> Of(ReviewRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Review review = record.Review;
        ImmutableArray<FieldError> gaps = record.Gaps;
        return
        [
            .. Steps(
                gaps,
                "whys",
                "whys",
                Count(review.Tree().Count, "answer", "answers") + $", {Count(review.DeepestChain, "why", "whys")} deep"
            ),
            .. Steps(gaps, "rootCauses", "whys", Count(review.RootCauses.Count(), "root cause", "root causes") + ", in the system"),
            .. Steps(
                gaps,
                "actionItems",
                "actions",
                Count(review.StandingActionItems.Count(), "action item", "action items") + " with owner, day and what will be seen"
            ),
            review.Section(ReviewSection.Lessons).Length > 0
                ? new("lessons", "Lessons are written", "lessons", Done: true)
                : new("lessons", "Nobody wrote what we learnt. It can be closed without.", "lessons", Done: false, Needed: false),
        ];
    }

    private static IEnumerable<ClosingStep> Steps(ImmutableArray<FieldError> gaps, string field, string anchor, string done)
    {
        FieldError[] missing = [.. gaps.Where(gap => gap.Field == field)];
        return missing.Length == 0
            ? [new(field, done, anchor, Done: true)]
            : missing.Select((gap, index) => new ClosingStep(index == 0 ? field : $"{field}-{index}", gap.Message, anchor, Done: false));
    }

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}
