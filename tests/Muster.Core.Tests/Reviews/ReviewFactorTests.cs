// Whether contributing factors stand beside the tree, never name a person, and come back when they were taken out.
using Muster.Core.Reviews;
using static Muster.Core.Reviews.ReviewCommand;
using static Muster.Core.Tests.Reviews.ReviewStory;

namespace Muster.Core.Tests.Reviews;

public sealed class ReviewFactorTests
{
    private static readonly AddFactor Night = new(
        "f1",
        " It was a holiday in two of three regions. ",
        CauseClass.Process,
        "the roster",
        Ana,
        Day(1)
    );

    [Fact]
    public void A_factor_is_added_once_taken_out_with_a_reason_and_comes_back()
    {
        var review = Drafted();
        Assert.Equal("It was a holiday in two of three regions.", review.Then<ReviewEvent.FactorAdded>(Night).Text);
        Assert.Equal("already_written", review.ThenNothing(Night));
        Assert.Equal("review.invalid", review.ThenRejected(new RemoveFactor("f1", " ", Ana, Day(1))).Code);
        Assert.Equal("not_removed", review.ThenNothing(new RestoreFactor("f1", Ana, Day(1))));
        review.Then<ReviewEvent.FactorRemoved>(new RemoveFactor("f1", "It was not", Ana, Day(1)));
        Assert.Empty(review.State.StandingFactors);
        Assert.Equal("already_removed", review.ThenNothing(new RemoveFactor("f1", "It was not", Ana, Day(1))));
        review.Then<ReviewEvent.FactorRestored>(new RestoreFactor("f1", Ana, Day(1)));
        Assert.Equal(CauseClass.Process, Assert.Single(review.State.StandingFactors).Class);
        Assert.Equal("review.no_such_factor", review.ThenRejected(new RemoveFactor("f9", "x", Ana, Day(1))).Code);
        Assert.Equal("review.no_such_factor", review.ThenRejected(new RestoreFactor("f9", Ana, Day(1))).Code);
    }

    [Fact]
    public void A_person_is_no_factor_and_every_mistake_is_told()
    {
        var review = Drafted();
        Assert.Equal("review.human_root_cause", review.ThenRejected(Night with { Text = "The operator was careless" }).Code);
        Assert.Equal(
            ["text", "evidence"],
            review.ThenRejected(Night with { Text = " ", Evidence = new string('x', 501) }).Errors.Select(error => error.Field)
        );
    }
}
