// The review that the tests speak of: why the API ran out of connections.
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Reviews.ReviewCommand;

namespace Muster.Core.Tests.Reviews;

/// <summary>Times are days after the draft.</summary>
internal static class ReviewStory
{
    public static readonly DateTimeOffset Start = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);

    public static readonly Actor Ana = Actor.Person("ana");

    public static DateTimeOffset Day(double days) => Start.AddDays(days);

    public static Draft DraftOf() =>
        new(
            new IncidentId(42),
            "API answers with errors",
            Severity.Sev1,
            "Summary.",
            "Impact.",
            "Detection.",
            "Response.",
            Day(7),
            Ana,
            Day(0)
        );

    public static AddWhy Why(string id, string? parent, string text) => new(id, parent, text, null, Ana, Day(1));

    public static MarkRootCause Mark(string why) => new(why, CauseClass.MissingGuardrail, Ana, Day(1));

    public static AddActionItem Item(string id) =>
        new(
            id,
            "Limit the pool per tenant",
            new PersonId("ben"),
            Day(14),
            ActionItemType.Prevent,
            "A load test with one loud tenant",
            Ana,
            Day(1)
        );

    public static Decided<Review, ReviewCommand, ReviewEvent> Drafted()
    {
        Decided<Review, ReviewCommand, ReviewEvent> review = new();
        review.When(DraftOf());
        return review;
    }

    /// <summary>Two whys below one another.</summary>
    public static Decided<Review, ReviewCommand, ReviewEvent> WithWhys()
    {
        Decided<Review, ReviewCommand, ReviewEvent> review = Drafted();
        review.When(Why("w1", null, "The pool ran out of connections."));
        review.When(Why("w2", "w1", "One tenant may take them all."));
        return review;
    }

    /// <summary>With a root cause and an action item.</summary>
    public static Decided<Review, ReviewCommand, ReviewEvent> Ready()
    {
        Decided<Review, ReviewCommand, ReviewEvent> review = WithWhys();
        review.When(Mark("w2"));
        review.When(Item("a1"));
        return review;
    }

    public static Decided<Review, ReviewCommand, ReviewEvent> Closed()
    {
        Decided<Review, ReviewCommand, ReviewEvent> review = Ready();
        review.When(new Close(Ana, Day(2)));
        return review;
    }
}
