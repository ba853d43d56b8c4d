// How the tree of whys grows, is rewritten and pruned.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using static Muster.Core.Reviews.ReviewEvent;

namespace Muster.Core.Reviews;

internal static class WhyRules
{
    /// <summary>A person may stand in the tree as an answer: it is where the next why begins. They cannot be the root cause.</summary>
    public static Decision<ReviewEvent> Add(Review review, ReviewCommand.AddWhy command)
    {
        if (review.Why(command.Why) is not null)
        {
            return ReviewReasons.AlreadyWritten;
        }

        if (review.Whys.Length >= ReviewLimits.WhysMax)
        {
            return ReviewRejections.TooMany("answers", ReviewLimits.WhysMax);
        }

        if (command.Parent is { } parent && RefusalToTouch(review, parent) is { } refusal)
        {
            return refusal;
        }

        FieldErrors errors = new FieldErrors().Text("why", command.Why, ReviewLimits.IdCharactersMax);
        CheckText(errors, command.Text, command.Evidence);
        ImmutableArray<Why> above = [.. review.Above(command.Parent)];
        return errors.Any ? ReviewRejections.Invalid(errors)
            : above.Length >= ReviewLimits.WhyDepthMax ? ReviewRejections.TooDeep
            : CircleIn(above, command.Text) is { } circle ? circle
            : new WhyAdded(command.Why, command.Parent, command.Text.Trim(), Tidy(command.Evidence), command.By, command.At);
    }

    /// <summary>A root cause cannot become a person by being rewritten.</summary>
    public static Decision<ReviewEvent> Rewrite(Review review, ReviewCommand.RewriteWhy command)
    {
        if (RefusalToTouch(review, command.Why) is { } refusal)
        {
            return refusal;
        }

        FieldErrors errors = new();
        CheckText(errors, command.Text, command.Evidence);
        if (errors.Any)
        {
            return ReviewRejections.Invalid(errors);
        }

        Why why = review.Why(command.Why)!;
        if (why.RootCause is not null && BlamelessRules.BlameIn(command.Text) is { } phrase)
        {
            return ReviewRejections.HumanRootCause(phrase);
        }

        return why.Text == command.Text.Trim() && why.Evidence == Tidy(command.Evidence) ? ReviewReasons.Unchanged
            : CircleIn([.. review.Above(why.Parent)], command.Text) is { } circle ? circle
            : new WhyRewritten(command.Why, command.Text.Trim(), Tidy(command.Evidence), command.By, command.At);
    }

    /// <summary>Takes the answer out of sight, and with it those below, which come back with it.</summary>
    public static Decision<ReviewEvent> Remove(Review review, ReviewCommand.RemoveWhy command)
    {
        if (review.Why(command.Why) is not { } why)
        {
            return ReviewRejections.NoSuchWhy;
        }

        if (why.Removal is not null)
        {
            return ReviewReasons.AlreadyRemoved;
        }

        FieldErrors errors = new FieldErrors().Text("reason", command.Reason, ReviewLimits.ReasonCharactersMax);
        return errors.Any ? ReviewRejections.Invalid(errors) : new WhyRemoved(command.Why, command.Reason.Trim(), command.By, command.At);
    }

    public static Decision<ReviewEvent> Restore(Review review, ReviewCommand.RestoreWhy command) =>
        review.Why(command.Why) is not { } why ? ReviewRejections.NoSuchWhy
        : why.Removal is null ? ReviewReasons.NotRemoved
        : why.Parent is { } parent && !review.Stands(parent) ? ReviewRejections.WhyIsRemoved
        : new WhyRestored(command.Why, command.By, command.At);

    /// <summary>Why nothing can be done with this answer; null when it stands.</summary>
    public static Rejection? RefusalToTouch(Review review, string why) =>
        review.Why(why) is null ? ReviewRejections.NoSuchWhy
        : review.Stands(why) ? null
        : ReviewRejections.WhyIsRemoved;

    /// <summary>The same words as an answer above, whatever the case and the signs: that answer would explain itself.</summary>
    private static Rejection? CircleIn(ImmutableArray<Why> above, string text)
    {
        string words = Words(text);
        return words.Length > 0 && above.FirstOrDefault(why => Words(why.Text) == words) is { } same ? ReviewRejections.Circle(same) : null;
    }

    private static string Words(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static void CheckText(FieldErrors errors, string text, string? evidence) =>
        errors.Text("text", text, ReviewLimits.WhyCharactersMax).OptionalText("evidence", evidence, ReviewLimits.EvidenceCharactersMax);

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
