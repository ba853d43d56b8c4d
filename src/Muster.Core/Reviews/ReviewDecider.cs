// Which rule answers which command of a review, and what a closed review refuses altogether.
using System.Diagnostics;
using Muster.Core.Kernel;
using static Muster.Core.Reviews.ReviewCommand;

namespace Muster.Core.Reviews;

internal static class ReviewDecider
{
    public static Decision<ReviewEvent> Decide(Review review, ReviewCommand command) =>
        command switch
        {
            Draft c => SectionRules.Draft(review, c),
            _ when !review.Exists => ReviewRejections.NotFound,
            Close c => ReviewClosingRules.Close(review, c),
            Reopen c => ReviewClosingRules.Reopen(review, c),
            TakeUp c => ReviewClosingRules.TakeUp(review, c),
            // Most action items are done long after the review was closed, and many by another and later than was thought.
            PlanActionItem c => ActionItemRules.Plan(review, c),
            FinishActionItem c => ActionItemRules.Finish(review, c),
            SendActionItem c => TrackedIssueRules.Send(review, c),
            LinkActionItem c => TrackedIssueRules.Link(review, c),
            FailActionItem c => TrackedIssueRules.Fail(review, c),
            MoveActionItem c => TrackedIssueRules.Move(review, c),
            _ when review.Closure is not null => ReviewRejections.Closed,
            _ => DecideOpen(review, command),
        };

    private static Decision<ReviewEvent> DecideOpen(Review review, ReviewCommand command) =>
        command switch
        {
            WriteSection c => SectionRules.Write(review, c),
            AddWhy c => WhyRules.Add(review, c),
            RewriteWhy c => WhyRules.Rewrite(review, c),
            RemoveWhy c => WhyRules.Remove(review, c),
            RestoreWhy c => WhyRules.Restore(review, c),
            MarkRootCause c => RootCauseRules.Mark(review, c),
            UnmarkRootCause c => RootCauseRules.Unmark(review, c),
            AddFactor c => FactorRules.Add(review, c),
            RemoveFactor c => FactorRules.Remove(review, c),
            RestoreFactor c => FactorRules.Restore(review, c),
            AddActionItem c => ActionItemRules.Add(review, c),
            VerifyActionItem c => ActionItemRules.Verify(review, c),
            RemoveActionItem c => ActionItemRules.Remove(review, c),
            RestoreActionItem c => ActionItemRules.Restore(review, c),
            _ => throw new UnreachableException($"No rule answers {command.GetType().Name}."),
        };
}
