// Whether the draft, the sections and the action items of a review keep their rules.
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Reviews.ReviewCommand;
using static Muster.Core.Tests.Reviews.ReviewStory;

namespace Muster.Core.Tests.Reviews;

public sealed class ReviewPartsTests
{
    [Fact]
    public void A_review_is_drafted_once_and_what_people_wrote_is_kept()
    {
        var review = Drafted();
        review.When(new WriteSection(ReviewSection.Summary, "Better.", Ana, Day(1)));
        Assert.Equal("already_drafted", review.ThenNothing(DraftOf()));
        Assert.Equal("Better.", review.State.Section(ReviewSection.Summary));
    }

    [Fact]
    public void A_draft_has_a_title_and_sections_that_fit()
    {
        Rejection refusal = new Decided<Review, ReviewCommand, ReviewEvent>().ThenRejected(
            DraftOf() with
            {
                Title = "",
                Response = new string('x', 8_001),
            }
        );
        Assert.Equal(["title", "response"], refusal.Errors.Select(error => error.Field));
    }

    [Fact]
    public void Nothing_can_be_asked_of_a_review_that_does_not_exist() =>
        Assert.Equal("review.not_found", new Decided<Review, ReviewCommand, ReviewEvent>().ThenRejected(Item("a1")).Code);

    [Fact]
    public void A_section_takes_another_text_that_fits_and_can_be_cleared()
    {
        var review = Drafted();
        Assert.Equal("unchanged", review.ThenNothing(new WriteSection(ReviewSection.Impact, " Impact. ", Ana, Day(1))));
        Assert.Equal(
            "review.invalid",
            review.ThenRejected(new WriteSection(ReviewSection.Impact, new string('x', 8_001), Ana, Day(1))).Code
        );
        review.Then<ReviewEvent.SectionWritten>(new WriteSection(ReviewSection.Impact, "", Ana, Day(1)));
        Assert.Equal("", review.State.Section(ReviewSection.Lessons));
    }

    [Fact]
    public void An_action_item_has_a_text_an_owner_and_a_day()
    {
        var review = Drafted();
        Assert.Equal(
            ["text", "owner", "dueAt"],
            review.ThenRejected(Item("a1") with { Text = "", Owner = default, DueAt = Day(1) }).Errors.Select(error => error.Field)
        );
        Assert.Equal("dueAt", Assert.Single(review.ThenRejected(Item("a1") with { DueAt = Day(800) }).Errors).Field);
        review.Then<ReviewEvent.ActionItemAdded>(Item("a1"));
        Assert.Equal("already_written", review.ThenNothing(Item("a1")));
    }

    [Fact]
    public void An_action_item_is_done_once()
    {
        var review = Ready();
        Assert.True(review.State.ActionItem("a1")?.IsOverdue(Day(15)));
        Assert.Equal("review.no_such_action_item", review.ThenRejected(new FinishActionItem("a9", null, Ana, Day(9))).Code);
        review.Then<ReviewEvent.ActionItemDone>(new FinishActionItem("a1", " ", Ana, Day(9)));
        Assert.Equal(new Completion(null, Ana, Day(9)), review.State.ActionItem("a1")?.Done);
        Assert.Equal("already_done", review.ThenNothing(new FinishActionItem("a1", null, Ana, Day(9))));
        Assert.False(review.State.ActionItem("a1")?.IsOverdue(Day(15)));
    }

    [Fact]
    public void An_action_item_is_taken_out_with_a_reason_and_brought_back()
    {
        var review = Ready();
        Assert.Equal("not_removed", review.ThenNothing(new RestoreActionItem("a1", Ana, Day(1))));
        Assert.Equal("review.invalid", review.ThenRejected(new RemoveActionItem("a1", "", Ana, Day(1))).Code);
        Assert.Equal("review.no_such_action_item", review.ThenRejected(new RemoveActionItem("a9", "x", Ana, Day(1))).Code);
        review.Then<ReviewEvent.ActionItemRemoved>(new RemoveActionItem("a1", "Too dear", Ana, Day(1)));
        Assert.Equal("already_removed", review.ThenNothing(new RemoveActionItem("a1", "Too dear", Ana, Day(1))));
        Assert.Equal("review.action_item_removed", review.ThenRejected(new FinishActionItem("a1", null, Ana, Day(1))).Code);
        review.Then<ReviewEvent.ActionItemRestored>(new RestoreActionItem("a1", Ana, Day(1)));
        Assert.Equal("review.no_such_action_item", review.ThenRejected(new RestoreActionItem("a9", Ana, Day(1))).Code);
    }
}
