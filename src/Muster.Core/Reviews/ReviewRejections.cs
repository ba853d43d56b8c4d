// Why a review refuses a command: the stable codes, and sentences that say what to do instead.
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

internal static class ReviewRejections
{
    public const string InvalidCode = "review.invalid";

    public const string HumanRootCauseCode = "review.human_root_cause";

    public static readonly Rejection NotFound = Rejection.NotFound(
        "review.not_found",
        "There is no review of this incident yet. It is drafted when the incident is resolved."
    );

    public static readonly Rejection Closed = new("review.closed", "The review is closed; nothing was changed. Reopen it to go on.");

    public static readonly Rejection NoSuchWhy = Rejection.NotFound("review.no_such_why", "The review has no such answer.");

    public static readonly Rejection WhyIsRemoved = new(
        "review.why_removed",
        "This answer, or one above it, was taken out. Restore it first, beginning with the topmost."
    );

    public static readonly Rejection TooDeep = new(
        "review.too_deep",
        $"\"Why?\" was asked {ReviewLimits.WhyDepthMax} times on this way, and no more fit. Mark the last answer that somebody can act on as the root cause."
    );

    public static readonly Rejection NoSuchFactor = Rejection.NotFound(
        "review.no_such_factor",
        "The review has no such contributing factor."
    );

    public static readonly Rejection NoSuchActionItem = Rejection.NotFound(
        "review.no_such_action_item",
        "The review has no such action item."
    );

    public static readonly Rejection ActionItemIsRemoved = new(
        "review.action_item_removed",
        "This action item was taken out. Restore it first."
    );

    public static Rejection HumanRootCause(string phrase) => Rejection.Invalid(HumanRootCauseCode, HumanRootCauseMessage(phrase));

    public static Rejection HumanFactor(string phrase) =>
        Rejection.Invalid(
            HumanRootCauseCode,
            $"\"{phrase}\" makes a person the cause, and a person is no contributing factor. Nothing was kept. Say what made the slip likely: "
                + BlamelessRules.NextQuestion
        );

    public static Rejection Circle(Why above) =>
        Rejection.Invalid(
            "review.why_circular",
            $"This is an answer further up again (\"{above.Text}\"), so the whys would go in a circle. Nothing was kept. Ask what was so before either of them."
        );

    public static string HumanRootCauseMessage(string phrase) =>
        $"The last why is never a person, and \"{phrase}\" makes one the cause. The answer was kept, not marked. "
        + $"Ask the next why: {BlamelessRules.NextQuestion}";

    public static Rejection TooMany(string what, int max) =>
        new("review.too_many", $"The review has {max} {what}, and no more fit. Nothing was lost; this one was not kept.");

    public static Rejection Invalid(FieldErrors errors) =>
        errors.Refuse(InvalidCode, "Nothing was changed, because the input is not right.");
}
