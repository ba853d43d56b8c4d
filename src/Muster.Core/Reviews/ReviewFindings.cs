// What the linter finds in a review, text by text, each judged by what stands around it.
using System.Collections.Immutable;
using Muster.Core.Reviews.Lint;
using Muster.Core.Wording;

namespace Muster.Core.Reviews;

/// <summary>By the rules of <see cref="ReviewLint"/>; in the order of the places in the text. <c>people</c> are names that are known.</summary>
public static class ReviewFindings
{
    /// <summary>An answer, also where it says one further above again: whys that go in a circle explain nothing.</summary>
    public static ImmutableArray<Finding> OfWhy(Review review, string text, string? parent, ImmutableArray<string> people)
    {
        ArgumentNullException.ThrowIfNull(review);
        ImmutableArray<Why> above = [.. review.Above(parent)];
        ReviewContext context = ReviewContext.Nothing with { Previous = above.FirstOrDefault()?.Text, People = people };
        ImmutableArray<Finding> found = ReviewLint.Find(ReviewTextKind.Why, text, context);
        return found.Any(one => one.Rule == ReviewLintRules.RestatesPrevious) ? found
            : above.Skip(1).FirstOrDefault(one => Restates(text, one.Text)) is { } again ? [Circle(text, again), .. found]
            : found;
    }

    /// <summary>An action item. What stands in a field of its own need not stand in the text.</summary>
    /// <param name="owner">Null while nobody is chosen; so with the two after it.</param>
    public static ImmutableArray<Finding> OfActionItem(string text, string? owner, string? due, string? verification) =>
        ReviewLint.Find(ReviewTextKind.ActionItem, text, new(null, owner, due, verification, []));

    /// <summary>An action item as it stands in the review.</summary>
    public static ImmutableArray<Finding> OfActionItem(ActionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return OfActionItem(item.Text, item.Owner.Value, item.DueAt == default ? null : item.DueAt.ToString("O"), item.Verification);
    }

    /// <summary>A section, a contributing factor, or anything else that the team writes.</summary>
    public static ImmutableArray<Finding> OfText(string text, ImmutableArray<string> people) =>
        ReviewLint.Find(ReviewTextKind.Sentence, text, ReviewContext.Nothing with { People = people });

    private static bool Restates(string text, string above) =>
        ReviewLint
            .Find(ReviewTextKind.Why, text, ReviewContext.Nothing with { Previous = above })
            .Any(one => one.Rule == ReviewLintRules.RestatesPrevious);

    private static Finding Circle(string text, Why above) =>
        new(
            ReviewLintRules.RestatesPrevious,
            0,
            text.TrimEnd().Length,
            $"It says an answer further above again (\"{above.Text}\"), so the whys go in a circle.",
            "Ask what was so before either of them, and what would have had to be there to stop it."
        );
}
