// Whether an action item goes to a tracker once, and is done when the tracker says so, and only then.
using Muster.Core.Reviews;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Reviews.ReviewCommand;
using static Muster.Core.Tests.Reviews.ReviewStory;

namespace Muster.Core.Tests.Reviews;

public sealed class TrackedIssueTests
{
    private static readonly IssueState Open = new("open", IsClosed: false, IsDone: false);

    [Fact]
    public void An_item_is_sent_once_also_after_the_review_was_closed()
    {
        var review = Closed();
        review.When(new SendActionItem("a1", "shop", Ana, Day(3)));
        Assert.Equal("already_sent", review.ThenNothing(new SendActionItem("a1", "other", Ana, Day(3))));
        review.When(new LinkActionItem("a1", "acme/shop#1", "https://x", Ana, Day(3)));
        Assert.Equal("already_sent", review.ThenNothing(new LinkActionItem("a1", "acme/shop#2", "https://y", Ana, Day(3))));
        Assert.Equal("already_sent", review.ThenNothing(new SendActionItem("a1", "shop", Ana, Day(4))));
        Assert.Equal("acme/shop#1", review.State.ActionItem("a1")!.Issue!.Key);
    }

    [Fact]
    public void What_was_given_up_can_be_sent_again_and_a_failure_is_told_once()
    {
        var review = Ready();
        review.When(new SendActionItem("a1", "shop", Ana, Day(3)));
        review.When(new FailActionItem("a1", "It is busy.", IsFinal: false, Ana, Day(3)));
        Assert.Equal("unchanged", review.ThenNothing(new FailActionItem("a1", "It is busy.", IsFinal: false, Ana, Day(3))));
        Assert.Equal("already_sent", review.ThenNothing(new SendActionItem("a1", "shop", Ana, Day(3))));
        review.When(new FailActionItem("a1", "It is busy.", IsFinal: true, Ana, Day(4)));
        review.When(new SendActionItem("a1", "shop", Ana, Day(5)));
        Assert.Null(review.State.ActionItem("a1")!.Issue!.Failure);
    }

    [Fact]
    public void An_issue_that_is_done_does_the_item_and_one_that_nobody_works_on_does_not()
    {
        var review = Linked();
        review.When(new MoveActionItem("a1", new("closed as not planned", IsClosed: true, IsDone: false), Ana, Day(4)));
        Assert.Null(review.State.ActionItem("a1")!.Done);
        review.When(new MoveActionItem("a1", Open, Ana, Day(5)));
        Assert.Equal("unchanged", review.ThenNothing(new MoveActionItem("a1", Open, Ana, Day(5))));
        review.When(new MoveActionItem("a1", new("Shipped", IsClosed: true, IsDone: true), Ana, Day(6)));
        Assert.Equal("acme/shop#1: Shipped", review.State.ActionItem("a1")!.Done!.Result);

        // Opened again there, it stays done here: people say what that means.
        review.When(new MoveActionItem("a1", Open, Ana, Day(7)));
        Assert.NotNull(review.State.ActionItem("a1")!.Done);
    }

    [Fact]
    public void What_was_taken_out_is_not_sent_and_not_done_by_its_issue()
    {
        var review = Linked();
        review.When(new RemoveActionItem("a1", "Not needed", Ana, Day(4)));
        review.When(new MoveActionItem("a1", new("closed", IsClosed: true, IsDone: true), Ana, Day(5)));
        Assert.Null(review.State.ActionItem("a1")!.Done);
        Assert.Equal("review.action_item_removed", review.ThenRejected(new SendActionItem("a1", "shop", Ana, Day(5))).Code);
        Assert.Equal("review.no_such_action_item", review.ThenRejected(new SendActionItem("a9", "shop", Ana, Day(5))).Code);
    }

    private static Decided<Review, ReviewCommand, ReviewEvent> Linked()
    {
        var review = Ready();
        review.When(new SendActionItem("a1", "shop", Ana, Day(3)));
        review.When(new LinkActionItem("a1", "acme/shop#1", "https://x", Ana, Day(3)));
        return review;
    }
}
