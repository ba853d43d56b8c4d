// Action items: one owner, one day, done once.
using Muster.Core.Kernel;
using static Muster.Core.Reviews.ReviewEvent;

namespace Muster.Core.Reviews;

internal static class ActionItemRules
{
    public static Decision<ReviewEvent> Add(Review review, ReviewCommand.AddActionItem command)
    {
        if (review.ActionItem(command.Item) is not null)
        {
            return ReviewReasons.AlreadyWritten;
        }

        if (review.ActionItems.Length >= ReviewLimits.ActionItemsMax)
        {
            return ReviewRejections.TooMany("action items", ReviewLimits.ActionItemsMax);
        }

        FieldErrors errors = new FieldErrors()
            .Text("item", command.Item, ReviewLimits.IdCharactersMax)
            .Text("text", command.Text, ReviewLimits.ActionItemCharactersMax)
            .OptionalText("verification", command.Verification, ReviewLimits.ActionItemCharactersMax);
        AddOwner(errors, command.Owner);
        AddDay(errors, command.DueAt, command.At);
        return errors.Any ? ReviewRejections.Invalid(errors) : Added(command);
    }

    public static Decision<ReviewEvent> Verify(Review review, ReviewCommand.VerifyActionItem command)
    {
        FieldErrors errors = new FieldErrors().Text("verification", command.Verification, ReviewLimits.ActionItemCharactersMax);
        return review.ActionItem(command.Item) switch
        {
            null => ReviewRejections.NoSuchActionItem,
            { Removal: not null } => ReviewRejections.ActionItemIsRemoved,
            _ when errors.Any => ReviewRejections.Invalid(errors),
            { Verification: var said } when said == command.Verification.Trim() => ReviewReasons.Unchanged,
            _ => new ActionItemVerificationSet(command.Item, command.Verification.Trim(), command.By, command.At),
        };
    }

    /// <summary>Also after the review was closed. A day that stays may have passed: whoever hands over what is overdue need not promise at once when it is done.</summary>
    public static Decision<ReviewEvent> Plan(Review review, ReviewCommand.PlanActionItem command)
    {
        if (review.ActionItem(command.Item) is not { } item)
        {
            return ReviewRejections.NoSuchActionItem;
        }

        if (item.Removal is not null)
        {
            return ReviewRejections.ActionItemIsRemoved;
        }

        if (item.Done is not null)
        {
            return ReviewReasons.AlreadyDone;
        }

        ActionItemPlanned planned = new(
            item.Id,
            command.Owner ?? item.Owner,
            command.DueAt?.ToUniversalTime() ?? item.DueAt,
            command.Priority ?? item.Priority,
            command.By,
            command.At
        );
        FieldErrors errors = new();
        AddOwner(errors, planned.Owner);
        if (planned.DueAt != item.DueAt)
        {
            AddDay(errors, planned.DueAt, command.At);
        }

        return errors.Any ? ReviewRejections.Invalid(errors)
            : planned.Owner == item.Owner && planned.DueAt == item.DueAt && planned.Priority == item.Priority ? ReviewReasons.Unchanged
            : planned;
    }

    public static Decision<ReviewEvent> Finish(Review review, ReviewCommand.FinishActionItem command)
    {
        FieldErrors errors = new FieldErrors().OptionalText("result", command.Result, ReviewLimits.ResultCharactersMax);
        return review.ActionItem(command.Item) switch
        {
            null => ReviewRejections.NoSuchActionItem,
            { Removal: not null } => ReviewRejections.ActionItemIsRemoved,
            { Done: not null } => ReviewReasons.AlreadyDone,
            _ when errors.Any => ReviewRejections.Invalid(errors),
            _ => new ActionItemDone(command.Item, Tidy(command.Result), command.By, command.At),
        };
    }

    public static Decision<ReviewEvent> Remove(Review review, ReviewCommand.RemoveActionItem command)
    {
        FieldErrors errors = new FieldErrors().Text("reason", command.Reason, ReviewLimits.ReasonCharactersMax);
        return review.ActionItem(command.Item) switch
        {
            null => ReviewRejections.NoSuchActionItem,
            { Removal: not null } => ReviewReasons.AlreadyRemoved,
            _ when errors.Any => ReviewRejections.Invalid(errors),
            _ => new ActionItemRemoved(command.Item, command.Reason.Trim(), command.By, command.At),
        };
    }

    public static Decision<ReviewEvent> Restore(Review review, ReviewCommand.RestoreActionItem command) =>
        review.ActionItem(command.Item) switch
        {
            null => ReviewRejections.NoSuchActionItem,
            { Removal: null } => ReviewReasons.NotRemoved,
            _ => new ActionItemRestored(command.Item, command.By, command.At),
        };

    private static void AddOwner(FieldErrors errors, PersonId owner) =>
        errors.When(string.IsNullOrWhiteSpace(owner.Value), "owner", "Name one owner: what everybody owns is not done.");

    private static void AddDay(FieldErrors errors, DateTimeOffset dueAt, DateTimeOffset now) =>
        errors
            .When(dueAt <= now, "dueAt", "This day has passed. Choose one in the future (UTC).")
            .When(dueAt > now + ReviewLimits.ActionItemDueMax, "dueAt", "This is over two years away. Choose an earlier day.");

    private static ActionItemAdded Added(ReviewCommand.AddActionItem command) =>
        new(
            command.Item,
            command.Text.Trim(),
            command.Owner,
            command.DueAt.ToUniversalTime(),
            command.Type,
            Tidy(command.Verification),
            command.By,
            command.At
        )
        {
            Priority = command.Priority,
        };

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
