// Whether the tree of whys grows and is pruned, and never ends in a person.
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using static Muster.Core.Reviews.ReviewCommand;
using static Muster.Core.Tests.Reviews.ReviewStory;

namespace Muster.Core.Tests.Reviews;

public sealed class ReviewWhyTests
{
    [Fact]
    public void The_tree_shows_each_answer_before_those_that_explain_it()
    {
        var review = WithWhys();
        review.When(Why("w3", null, "No alert told of it."));
        review.When(Why("w4", "w1", "Connections are never given back."));
        review.When(Why("w5", "w2", "The library has no limit per caller."));
        Assert.Equal(
            [("w1", 1), ("w2", 2), ("w5", 3), ("w4", 2), ("w3", 1)],
            review.State.Tree().Select(placed => (placed.Why.Id, placed.Depth))
        );
        Assert.Equal(3, review.State.DeepestChain);
    }

    [Fact]
    public void An_answer_needs_a_text_and_an_answer_above_that_stands()
    {
        var review = WithWhys();
        Assert.Equal("review.no_such_why", review.ThenRejected(Why("w3", "w9", "Because.")).Code);
        Assert.Equal("review.invalid", review.ThenRejected(Why("w3", "w1", " ")).Code);
        Assert.Equal("already_written", review.ThenNothing(Why("w2", "w1", "One tenant may take them all.")));
        review.When(new RemoveWhy("w1", "Wrong", Ana, Day(1)));
        Assert.Equal("review.why_removed", review.ThenRejected(Why("w3", "w2", "Because.")).Code);
    }

    [Fact]
    public void An_answer_that_says_one_above_it_again_would_go_in_a_circle()
    {
        var review = WithWhys();
        Assert.Equal("review.why_circular", review.ThenRejected(Why("w3", "w2", "the pool ran out of connections!")).Code);
        Assert.Equal(
            "review.why_circular",
            review.ThenRejected(new RewriteWhy("w2", "The pool ran out of connections", null, Ana, Day(1))).Code
        );
        Assert.Equal("review.no_such_why", review.ThenRejected(Why("w3", "w3", "It explains itself.")).Code);
        review.Then<ReviewEvent.WhyAdded>(Why("w3", null, "The pool ran out of connections."));
    }

    [Fact]
    public void A_way_down_ends_where_nobody_would_ask_on()
    {
        var review = Drafted();
        foreach (int depth in Enumerable.Range(1, ReviewLimits.WhyDepthMax))
        {
            review.Then<ReviewEvent.WhyAdded>(Why($"w{depth}", depth == 1 ? null : $"w{depth - 1}", $"Because {depth}."));
        }

        Assert.Equal("review.too_deep", review.ThenRejected(Why("deeper", $"w{ReviewLimits.WhyDepthMax}", "Because.")).Code);
        review.Then<ReviewEvent.WhyAdded>(Why("beside", "w1", "Because of another thing."));
    }

    [Fact]
    public void A_removed_answer_takes_those_below_out_of_sight_and_brings_them_back()
    {
        var review = Ready();
        review.Then<ReviewEvent.WhyRemoved>(new RemoveWhy("w1", "Wrong", Ana, Day(1)));
        Assert.Empty(review.State.Tree());
        Assert.Empty(review.State.RootCauses);
        Assert.Equal(0, review.State.DeepestChain);
        Assert.Equal("already_removed", review.ThenNothing(new RemoveWhy("w1", "Wrong", Ana, Day(1))));
        review.Then<ReviewEvent.WhyRestored>(new RestoreWhy("w1", Ana, Day(1)));
        Assert.Equal("w2", Assert.Single(review.State.RootCauses).Id);
    }

    [Fact]
    public void An_answer_is_removed_with_a_reason_and_restored_from_the_top()
    {
        var review = WithWhys();
        Assert.Equal("review.invalid", review.ThenRejected(new RemoveWhy("w2", "", Ana, Day(1))).Code);
        Assert.Equal("review.no_such_why", review.ThenRejected(new RemoveWhy("w9", "x", Ana, Day(1))).Code);
        Assert.Equal("not_removed", review.ThenNothing(new RestoreWhy("w2", Ana, Day(1))));
        Assert.Equal("review.no_such_why", review.ThenRejected(new RestoreWhy("w9", Ana, Day(1))).Code);
        review.When(new RemoveWhy("w2", "Wrong", Ana, Day(1)));
        review.When(new RemoveWhy("w1", "Wrong", Ana, Day(1)));
        Assert.Equal("review.why_removed", review.ThenRejected(new RestoreWhy("w2", Ana, Day(1))).Code);
    }

    [Fact]
    public void A_person_may_be_an_answer_but_not_the_root_cause()
    {
        var review = WithWhys();
        review.When(Why("w3", "w1", "The operator forgot to raise the limit."));
        Rejection refusal = review.ThenRejected(Mark("w3"));
        Assert.Equal("review.human_root_cause", refusal.Code);
        Assert.Contains("How did the system allow it?", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("\"The operator forgot\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_cause_cannot_be_rewritten_into_a_person()
    {
        var review = Ready();
        Assert.Equal("review.human_root_cause", review.ThenRejected(new RewriteWhy("w2", "Human error.", null, Ana, Day(1))).Code);
        review.Then<ReviewEvent.WhyRewritten>(new RewriteWhy("w1", "Human error.", null, Ana, Day(1)));
    }

    [Fact]
    public void An_answer_is_rewritten_into_another_text()
    {
        var review = WithWhys();
        Assert.Equal("unchanged", review.ThenNothing(new RewriteWhy("w2", "One tenant may take them all. ", null, Ana, Day(1))));
        Assert.Equal("review.invalid", review.ThenRejected(new RewriteWhy("w2", "", null, Ana, Day(1))).Code);
        Assert.Equal("review.no_such_why", review.ThenRejected(new RewriteWhy("w9", "x", null, Ana, Day(1))).Code);
        Assert.Equal("#12", review.Then<ReviewEvent.WhyRewritten>(new RewriteWhy("w2", "x", "#12", Ana, Day(1))).Evidence);
    }

    [Fact]
    public void A_root_cause_is_marked_and_unmarked()
    {
        var review = WithWhys();
        review.Then<ReviewEvent.RootCauseMarked>(Mark("w2"));
        Assert.Equal("unchanged", review.ThenNothing(Mark("w2")));
        review.Then<ReviewEvent.RootCauseMarked>(Mark("w2") with { Class = CauseClass.Design });
        review.Then<ReviewEvent.RootCauseUnmarked>(new UnmarkRootCause("w2", Ana, Day(1)));
        Assert.Equal("not_marked", review.ThenNothing(new UnmarkRootCause("w2", Ana, Day(1))));
        Assert.Equal("review.no_such_why", review.ThenRejected(new UnmarkRootCause("w9", Ana, Day(1))).Code);
        Assert.Equal("review.no_such_why", review.ThenRejected(Mark("w9")).Code);
    }
}
