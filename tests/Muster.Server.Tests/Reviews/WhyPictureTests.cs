// Whether the picture of the whys has each answer once, apart from the others and below what it explains.
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Server.Reviews.Pages;

namespace Muster.Server.Tests.Reviews;

public sealed class WhyPictureTests
{
    private static readonly Actor Ana = Actor.Person("ana");

    [Fact]
    public void No_two_answers_touch_and_each_stands_below_the_one_it_explains()
    {
        // A lean tree, a bushy one, and one beside it.
        Review review = Tree(("a", null), ("b", "a"), ("c", "a"), ("d", "b"), ("e", "b"), ("f", "b"), ("g", "c"), ("h", "g"), ("i", null));

        WhyPicture picture = new(review);

        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h", "i"], picture.Boxes.Select(box => box.Why.Id).Order(StringComparer.Ordinal));
        Assert.All(
            picture.Boxes.SelectMany(one => picture.Boxes.Where(other => other != one && other.Y == one.Y).Select(other => (one, other))),
            pair => Assert.True(Math.Abs(pair.one.X - pair.other.X) >= WhyPicture.BoxWidth + WhyPicture.GapAcross - 0.001)
        );
        Assert.All(
            picture.Boxes.Where(box => box.Above is not null),
            box =>
            {
                Assert.Equal(box.Why.Parent, box.Above!.Why.Id);
                Assert.True(box.Y > box.Above.Y);
            }
        );
        Assert.All(picture.Boxes, box => Assert.InRange(box.X, 0, picture.Right - WhyPicture.BoxWidth + 0.001));
        WhyBox top = picture.Boxes.Single(box => box.Why.Id == "c");
        Assert.Equal(top.X, picture.Boxes.Single(box => box.Why.Id == "g").X, 3);
    }

    [Fact]
    public void Words_are_cut_into_lines_that_fit_and_what_is_left_out_is_shown_to_be()
    {
        Assert.Equal(["The pool was empty"], WhyPicture.Lines("  The pool\n was empty "));
        Assert.Equal(2, WhyPicture.Lines("The connection pool was exhausted by one tenant").Length);
        var many = WhyPicture.Lines(string.Join(' ', Enumerable.Repeat("word", 100)));
        Assert.Equal(4, many.Length);
        Assert.EndsWith("…", many[^1], StringComparison.Ordinal);
        Assert.All(WhyPicture.Lines(new string('x', 500) + " y"), line => Assert.InRange(line.Length, 1, 29));
        Assert.Equal([""], WhyPicture.Lines(""));
    }

    [Fact]
    public void A_review_without_an_answer_has_an_empty_picture() => Assert.Empty(new WhyPicture(Review.Initial).Boxes);

    private static Review Tree(params (string Id, string? Parent)[] whys) =>
        whys.Aggregate(
            Review.Initial with
            {
                Exists = true,
            },
            (review, why) =>
                Review.Evolve(
                    review,
                    new ReviewEvent.WhyAdded(why.Id, why.Parent, $"Because of {why.Id}", null, Ana, DateTimeOffset.UnixEpoch)
                )
        );
}
