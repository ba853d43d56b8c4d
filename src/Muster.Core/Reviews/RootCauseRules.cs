// Which answers may be root causes: those about the system (rule 6).
using Muster.Core.Kernel;
using static Muster.Core.Reviews.ReviewEvent;

namespace Muster.Core.Reviews;

internal static class RootCauseRules
{
    public static Decision<ReviewEvent> Mark(Review review, ReviewCommand.MarkRootCause command)
    {
        if (WhyRules.RefusalToTouch(review, command.Why) is { } refusal)
        {
            return refusal;
        }

        Why why = review.Why(command.Why)!;
        return BlamelessRules.BlameIn(why.Text) is { } phrase ? ReviewRejections.HumanRootCause(phrase)
            : why.RootCause?.Class == command.Class ? ReviewReasons.Unchanged
            : new RootCauseMarked(command.Why, command.Class, command.By, command.At);
    }

    public static Decision<ReviewEvent> Unmark(Review review, ReviewCommand.UnmarkRootCause command) =>
        review.Why(command.Why) is not { } why ? ReviewRejections.NoSuchWhy
        : why.RootCause is null ? ReviewReasons.NotMarked
        : new RootCauseUnmarked(command.Why, command.By, command.At);
}
