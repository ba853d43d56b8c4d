// Whether a review closes only with a root cause in the system and something to do about it (rule 6).
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using static Muster.Core.Reviews.ReviewCommand;
using static Muster.Core.Tests.Reviews.ReviewStory;

namespace Muster.Core.Tests.Reviews;

public sealed class ReviewClosingTests
{
    private static readonly Close CloseIt = new(Ana, Day(2));

    [Fact]
    public void A_review_with_a_root_cause_and_an_action_item_closes()
    {
        var review = Ready();
        review.Then<ReviewEvent.Closed>(CloseIt);
        Assert.Equal(new Closure(Ana, Day(2)), review.State.Closure);
        Assert.Equal("already_closed", review.ThenNothing(CloseIt));
    }

    [Fact]
    public void An_empty_review_is_told_everything_that_is_missing()
    {
        Rejection refusal = Drafted().ThenRejected(CloseIt);
        Assert.Equal("review.no_why", refusal.Code);
        Assert.Equal(["whys", "rootCauses", "actionItems"], refusal.Errors.Select(error => error.Field));
    }

    [Fact]
    public void Without_a_root_cause_it_stays_open()
    {
        var review = WithWhys();
        review.When(Item("a1"));
        Assert.Equal("review.no_root_cause", review.ThenRejected(CloseIt).Code);
    }

    [Fact]
    public void Without_an_action_item_it_stays_open()
    {
        var review = WithWhys();
        review.When(Mark("w2"));
        Assert.Equal("review.no_action_item", review.ThenRejected(CloseIt).Code);
    }

    [Fact]
    public void What_was_taken_out_does_not_count()
    {
        var review = Ready();
        review.When(new RemoveActionItem("a1", "Too dear", Ana, Day(1)));
        Assert.Equal("review.no_action_item", review.ThenRejected(CloseIt).Code);
        review.When(new RestoreActionItem("a1", Ana, Day(1)));
        review.When(new RemoveWhy("w2", "Wrong", Ana, Day(1)));
        Assert.Equal("review.no_root_cause", review.ThenRejected(CloseIt).Code);
    }

    [Fact]
    public void What_was_promised_is_handed_over_and_put_off_also_when_the_review_is_closed()
    {
        var review = Ready();
        review.When(CloseIt);
        ActionItem before = review.State.ActionItem("a1")!;
        PlanActionItem plan = new("a1", new PersonId("ben"), null, ActionItemPriority.High, Ana, Day(3));

        review.Then<ReviewEvent.ActionItemPlanned>(plan);
        Assert.Equal(before with { Owner = new PersonId("ben"), Priority = ActionItemPriority.High }, review.State.ActionItem("a1"));
        Assert.Equal("unchanged", review.ThenNothing(plan));
        review.Then<ReviewEvent.ActionItemPlanned>(plan with { DueAt = Day(40) });
        Assert.Equal(Day(40), review.State.ActionItem("a1")!.DueAt);

        Rejection refusal = review.ThenRejected(plan with { Owner = new PersonId(" "), DueAt = Day(2) });
        Assert.Equal(["owner", "dueAt"], refusal.Errors.Select(error => error.Field));
        Assert.Equal("review.no_such_action_item", review.ThenRejected(plan with { Item = "a9" }).Code);
        review.When(new FinishActionItem("a1", null, Ana, Day(4)));
        Assert.Equal("already_done", review.ThenNothing(plan with { Owner = new PersonId("cleo") }));
    }

    [Fact]
    public void A_root_cause_that_older_rules_let_pass_is_found_when_it_closes()
    {
        Review review = Review.Evolve(Ready().State, new ReviewEvent.WhyRewritten("w2", "Operator error", null, Ana, Day(1)));
        Assert.Equal("review.human_root_cause", Refusal(review).Code);
    }

    [Fact]
    public void An_action_item_without_an_owner_keeps_it_open()
    {
        Review review = Review.Evolve(
            Ready().State,
            new ReviewEvent.ActionItemAdded("a2", "Somebody should", default, Day(9), ActionItemType.Learn, null, Ana, Day(1))
        );
        Assert.Equal("review.action_item_unowned", Refusal(review).Code);
    }

    [Fact]
    public void An_action_item_that_asks_for_care_or_cannot_be_seen_to_work_keeps_it_open_and_all_gaps_are_told()
    {
        var review = WithWhys();
        review.When(Item("a1") with { Text = "Be more careful when deploying", Verification = " " });
        Rejection refusal = review.ThenRejected(CloseIt);
        Assert.Equal("review.no_root_cause", refusal.Code);
        Assert.Equal(["rootCauses", "actionItems", "actionItems"], refusal.Errors.Select(error => error.Field));
        Assert.Contains("asks people to take care (\"Be more careful\")", refusal.Errors[1].Message, StringComparison.Ordinal);
        Assert.Contains("a way to tell that it worked", refusal.Errors[2].Message, StringComparison.Ordinal);

        review.When(Mark("w2"));
        Assert.Equal("review.be_careful_action", review.ThenRejected(CloseIt).Code);
        review.When(new RemoveActionItem("a1", "It changes nothing", Ana, Day(1)));
        review.When(Item("a2") with { Verification = null });
        Assert.Equal("review.action_item_unverified", review.ThenRejected(CloseIt).Code);
        Assert.Equal("review.invalid", review.ThenRejected(new VerifyActionItem("a2", " ", Ana, Day(1))).Code);
        Assert.Equal("review.no_such_action_item", review.ThenRejected(new VerifyActionItem("a9", "x", Ana, Day(1))).Code);
        review.Then<ReviewEvent.ActionItemVerificationSet>(new VerifyActionItem("a2", "A load test holds", Ana, Day(1)));
        Assert.Equal("unchanged", review.ThenNothing(new VerifyActionItem("a2", "A load test holds ", Ana, Day(1))));
        review.Then<ReviewEvent.Closed>(CloseIt);
    }

    [Fact]
    public void A_closed_review_refuses_all_but_finished_action_items_and_reopening()
    {
        var review = Closed();
        ReviewCommand[] refused =
        [
            new WriteSection(ReviewSection.Lessons, "More", Ana, Day(3)),
            Why("w9", null, "More"),
            new RewriteWhy("w1", "More", null, Ana, Day(3)),
            new RemoveWhy("w1", "More", Ana, Day(3)),
            new UnmarkRootCause("w2", Ana, Day(3)),
            Item("a2"),
            new RemoveActionItem("a1", "More", Ana, Day(3)),
        ];
        Assert.All(refused, command => Assert.Equal("review.closed", review.ThenRejected(command).Code));
        review.Then<ReviewEvent.ActionItemDone>(new FinishActionItem("a1", "Shipped", Ana, Day(12)));
    }

    [Fact]
    public void A_review_is_reopened_with_a_reason()
    {
        var review = Closed();
        Assert.Equal("review.invalid", review.ThenRejected(new Reopen(" ", Ana, Day(3))).Code);
        review.Then<ReviewEvent.Reopened>(new Reopen("A second cause", Ana, Day(3)));
        Assert.Equal("already_open", review.ThenNothing(new Reopen("A second cause", Ana, Day(3))));
        review.When(Why("w9", null, "More"));
    }

    [Fact]
    public void A_second_resolution_opens_a_closed_review_and_moves_its_day()
    {
        var review = Closed();
        Assert.Collection(
            review.When(new TakeUp(Day(20), Ana, Day(13))),
            one => Assert.IsType<ReviewEvent.Reopened>(one),
            one => Assert.Equal(Day(20), Assert.IsType<ReviewEvent.DueMoved>(one).DueAt)
        );
        Assert.Equal(Day(20), review.State.DueAt);
        Assert.NotEmpty(review.State.RootCauses);
    }

    private static Rejection Refusal(Review review) => Assert.IsType<Decision<ReviewEvent>.Rejected>(Review.Decide(review, CloseIt)).Why;
}
