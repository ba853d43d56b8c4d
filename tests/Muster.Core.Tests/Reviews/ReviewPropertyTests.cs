// Whether rule 6 holds after every command of thousands of random reviews.
using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using static Muster.Core.Reviews.ReviewCommand;
using static Muster.Core.Tests.Reviews.ReviewStory;

namespace Muster.Core.Tests.Reviews;

public sealed class ReviewPropertyTests
{
    private static readonly Gen<string> Ids = Gen.OneOf("1", "2", "3", "4");

    private static readonly Gen<string> Texts = Gen.Frequency(
        (8, Gen.Const("The pool has no limit.")),
        (3, Gen.Const("The operator forgot it.")),
        (1, Gen.OneOf("", new string('x', 9_000)))
    );

    private static readonly Gen<ReviewCommand> Commands = Gen.Select(Gen.Int[0, 23], Ids, Ids.Null(0.4), Texts)
        .Select((kind, id, parent, text) => Command(kind, id, parent, text));

    [Fact]
    public void A_closed_review_has_a_root_cause_in_the_system_and_something_to_do_about_it()
    {
        HashSet<string> seen = [];
        Commands
            .Array[10, 80]
            .Sample(
                commands =>
                {
                    Review review = Review.Initial;
                    foreach (ReviewEvent happened in commands.Prepend(DraftOf()).SelectMany(command => Events(review, command)))
                    {
                        string json = JsonSerializer.Serialize(happened, happened.GetType());
                        review = Review.Evolve(review, (ReviewEvent)JsonSerializer.Deserialize(json, happened.GetType())!);
                        Holds(review);
                        lock (seen)
                        {
                            seen.Add(happened.GetType().Name);
                        }
                    }
                },
                iter: 5_000
            );
        Assert.Empty(typeof(ReviewEvent).GetNestedTypes().Select(type => type.Name).Except(seen));
    }

    private static void Holds(Review review)
    {
        Assert.All(review.RootCauses, why => Assert.Null(BlamelessRules.BlameIn(why.Text)));
        if (review.Closure is not null)
        {
            Assert.NotEmpty(review.RootCauses);
            Assert.NotEmpty(review.StandingActionItems);
            Assert.All(review.StandingActionItems, item => Assert.True(item.Done is not null || item.Verification is not null));
        }

        Assert.All(review.StandingFactors, factor => Assert.Null(BlamelessRules.BlameIn(factor.Text)));

        Assert.All(review.Tree(), placed => Assert.True(review.Stands(placed.Why.Id)));
        Assert.Equal(review.Whys.Count(why => review.Stands(why.Id)), review.Tree().Count);
    }

    private static ImmutableArray<ReviewEvent> Events(Review review, ReviewCommand command) =>
        Review.Decide(review, command) is Decision<ReviewEvent>.Accepted accepted ? accepted.Events : [];

    private static ReviewCommand Command(int kind, string id, string? parent, string text) =>
        kind switch
        {
            0 or 1 or 2 => Why(id, parent, text),
            3 => new RewriteWhy(id, text, null, Ana, Day(1)),
            4 => new RemoveWhy(id, text, Ana, Day(1)),
            5 => new RestoreWhy(id, Ana, Day(1)),
            6 => Mark(id),
            7 => new UnmarkRootCause(id, Ana, Day(1)),
            8 => Item(id) with { Text = text },
            9 => new FinishActionItem(id, text, Ana, Day(2)),
            10 => new RemoveActionItem(id, text, Ana, Day(1)),
            11 => new RestoreActionItem(id, Ana, Day(1)),
            12 => new Close(Ana, Day(2)),
            15 => new AddFactor(id, text, CauseClass.Design, null, Ana, Day(1)),
            16 => new RemoveFactor(id, text, Ana, Day(1)),
            17 => new RestoreFactor(id, Ana, Day(1)),
            18 => new VerifyActionItem(id, text, Ana, Day(1)),
            19 => new SendActionItem(id, "shop", Ana, Day(2)),
            20 => new LinkActionItem(id, text, "https://example.org", Ana, Day(2)),
            21 => new FailActionItem(id, text, parent is null, Ana, Day(2)),
            22 => new MoveActionItem(id, new(text, IsClosed: true, parent is null), Ana, Day(2)),
            23 => new PlanActionItem(id, new PersonId("ben"), null, parent is null ? ActionItemPriority.High : null, Ana, Day(2)),
            13 => new TakeUp(Day(id.Length + (parent?.Length ?? 0)), Ana, Day(3)),
            _ => parent is null ? new WriteSection(ReviewSection.Lessons, text, Ana, Day(1)) : new Reopen(text, Ana, Day(3)),
        };
}
