// When a review is finished: a root cause in the system, and something that will be done about it (rule 6).
using System.Collections.Immutable;
using Muster.Core.Kernel;
using static Muster.Core.Reviews.ReviewEvent;

namespace Muster.Core.Reviews;

internal static class ReviewClosingRules
{
    /// <summary>Fewer than five whys are allowed: the console shows how deep the review went. A refusal has the code of the first gap and lists all.</summary>
    public static Decision<ReviewEvent> Close(Review review, ReviewCommand.Close command)
    {
        if (review.Closure is not null)
        {
            return ReviewReasons.AlreadyClosed;
        }

        ImmutableArray<Gap> gaps = [.. Gaps(review)];
        return gaps.IsEmpty
            ? new Closed(command.By, command.At)
            : Rejection.Invalid(
                gaps[0].Code,
                "The review stays open, and everything in it is kept. " + string.Join(" ", gaps.Select(gap => gap.Message)),
                [.. gaps.Select(gap => new FieldError(gap.Field, gap.Message))]
            );
    }

    public static Decision<ReviewEvent> Reopen(Review review, ReviewCommand.Reopen command)
    {
        if (review.Closure is null)
        {
            return ReviewReasons.AlreadyOpen;
        }

        FieldErrors errors = new FieldErrors().Text("reason", command.Reason, ReviewLimits.ReasonCharactersMax);
        return errors.Any ? ReviewRejections.Invalid(errors) : new Reopened(command.Reason.Trim(), command.By, command.At);
    }

    /// <summary>The incident was resolved anew, so the review is open, and due, anew; every word of it is kept.</summary>
    public static Decision<ReviewEvent> TakeUp(Review review, ReviewCommand.TakeUp command)
    {
        List<ReviewEvent> events = [];
        if (review.Closure is not null)
        {
            events.Add(
                new Reopened("The incident was reopened after the review was closed, and is resolved again.", command.By, command.At)
            );
        }

        if (command.DueAt?.ToUniversalTime() is { } due && due != review.DueAt)
        {
            events.Add(new DueMoved(due, command.By, command.At));
        }

        return events.Count == 0 ? ReviewReasons.AlreadyOpen : new Decision<ReviewEvent>.Accepted([.. events]);
    }

    private static IEnumerable<Gap> Gaps(Review review) => [.. CauseGaps(review), .. ActionGaps(review)];

    private static IEnumerable<Gap> CauseGaps(Review review)
    {
        if (review.Tree().Count == 0)
        {
            yield return new("review.no_why", "whys", "Nobody has asked why yet: write the first answer.");
        }

        if (!review.RootCauses.Any())
        {
            yield return new("review.no_root_cause", "rootCauses", "No answer is marked as a root cause: mark the last why that holds.");
        }

        foreach (string phrase in review.RootCauses.Select(why => BlamelessRules.BlameIn(why.Text)).OfType<string>())
        {
            yield return new(ReviewRejections.HumanRootCauseCode, "rootCauses", ReviewRejections.HumanRootCauseMessage(phrase));
        }
    }

    private static IEnumerable<Gap> ActionGaps(Review review)
    {
        if (!review.StandingActionItems.Any())
        {
            yield return new(
                "review.no_action_item",
                "actionItems",
                "Nothing will be done yet: add an action item with an owner and a day."
            );
        }

        foreach (ActionItem item in review.StandingActionItems)
        {
            foreach (Gap gap in ActionGaps(item))
            {
                yield return gap;
            }
        }
    }

    /// <summary>What is done needs no day any more, but has to have changed something.</summary>
    private static IEnumerable<Gap> ActionGaps(ActionItem item)
    {
        if (BlamelessRules.CareIn(item.Text) is { } phrase)
        {
            yield return new(
                "review.be_careful_action",
                "actionItems",
                $"\"{item.Text}\" asks people to take care (\"{phrase}\") and changes nothing: take it out, and add what makes the mistake impossible, caught, or cheap."
            );
        }

        if (item.Done is null)
        {
            if (string.IsNullOrWhiteSpace(item.Owner.Value) || item.DueAt == default)
            {
                yield return new("review.action_item_unowned", "actionItems", $"\"{item.Text}\" needs an owner and a day.");
            }

            if (string.IsNullOrWhiteSpace(item.Verification))
            {
                yield return new(
                    "review.action_item_unverified",
                    "actionItems",
                    $"\"{item.Text}\" needs a way to tell that it worked: say what will be seen."
                );
            }
        }
    }

    private sealed record Gap(string Code, string Field, string Message);
}
