// An action item in a tracker: sent by a person, once, and done when the tracker says so.
using Muster.Core.Kernel;
using static Muster.Core.Reviews.ReviewEvent;

namespace Muster.Core.Reviews;

internal static class TrackedIssueRules
{
    /// <summary>What was given up can be sent again, there or elsewhere.</summary>
    public static Decision<ReviewEvent> Send(Review review, ReviewCommand.SendActionItem command) =>
        review.ActionItem(command.Item) switch
        {
            null => ReviewRejections.NoSuchActionItem,
            { Removal: not null } => ReviewRejections.ActionItemIsRemoved,
            { Issue: { IsGivenUp: false } } => ReviewReasons.AlreadySent,
            { Done: not null } => ReviewReasons.AlreadyDone,
            _ => new ActionItemSent(command.Item, command.Tracker, command.By, command.At),
        };

    public static Decision<ReviewEvent> Link(Review review, ReviewCommand.LinkActionItem command) =>
        review.ActionItem(command.Item) switch
        {
            null => ReviewRejections.NoSuchActionItem,
            { Issue: { Key: null } } => new ActionItemLinked(command.Item, command.Key, command.Url, command.By, command.At),
            _ => ReviewReasons.AlreadySent,
        };

    public static Decision<ReviewEvent> Fail(Review review, ReviewCommand.FailActionItem command) =>
        review.ActionItem(command.Item) switch
        {
            null => ReviewRejections.NoSuchActionItem,
            { Issue: { Key: null } issue } when issue.Failure != command.Why || issue.IsGivenUp != command.IsFinal => new ActionItemNotSent(
                command.Item,
                command.Why,
                command.IsFinal,
                command.By,
                command.At
            ),
            _ => ReviewReasons.Unchanged,
        };

    /// <summary>An issue that is done does the item; one that was closed for another reason, or opened again, does not undo it: people say what that means.</summary>
    public static Decision<ReviewEvent> Move(Review review, ReviewCommand.MoveActionItem command)
    {
        if (review.ActionItem(command.Item) is not { } item)
        {
            return ReviewRejections.NoSuchActionItem;
        }

        if (item.Issue is not { Key: { } key } issue || issue.State == command.State)
        {
            return ReviewReasons.Unchanged;
        }

        List<ReviewEvent> events = [new ActionItemMoved(item.Id, command.State, command.By, command.At)];
        if (command.State.IsDone && item is { Done: null, Removal: null })
        {
            events.Add(new ActionItemDone(item.Id, $"{key}: {command.State.Words}", command.By, command.At));
        }

        return new Decision<ReviewEvent>.Accepted([.. events]);
    }
}
