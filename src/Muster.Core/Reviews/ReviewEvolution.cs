// What each event makes of the state of a review.
using System.Collections.Immutable;
using System.Diagnostics;
using static Muster.Core.Reviews.ReviewEvent;

namespace Muster.Core.Reviews;

internal static class ReviewEvolution
{
    public static Review Evolve(Review review, ReviewEvent happened) =>
        happened switch
        {
            Drafted e => ApplyDrafted(review, e),
            DueMoved e => review with { DueAt = e.DueAt },
            SectionWritten e => review with { Sections = review.Sections.SetItem(e.Section, e.Text) },
            WhyAdded e => review with { Whys = review.Whys.Add(new Why(e.Why, e.Parent, e.Text, e.Evidence, e.By, e.At)) },
            WhyRewritten e => ChangeWhy(review, e.Why, why => why with { Text = e.Text, Evidence = e.Evidence }),
            WhyRemoved e => ChangeWhy(review, e.Why, why => why with { Removal = new Removal(e.Reason, e.By, e.At) }),
            WhyRestored e => ChangeWhy(review, e.Why, why => why with { Removal = null }),
            RootCauseMarked e => ChangeWhy(review, e.Why, why => why with { RootCause = new RootCause(e.Class, e.By, e.At) }),
            RootCauseUnmarked e => ChangeWhy(review, e.Why, why => why with { RootCause = null }),
            FactorAdded e => review with { Factors = review.Factors.Add(new Factor(e.Factor, e.Text, e.Class, e.Evidence, e.By, e.At)) },
            FactorRemoved e => ChangeFactor(review, e.Factor, new Removal(e.Reason, e.By, e.At)),
            FactorRestored e => ChangeFactor(review, e.Factor, removal: null),
            ActionItemAdded e => review with
            {
                ActionItems = review.ActionItems.Add(
                    new ActionItem(e.Item, e.Text, e.Owner, e.DueAt, e.Type, e.Verification, e.By, e.At) { Priority = e.Priority }
                ),
            },
            ActionItemVerificationSet e => ChangeItem(review, e.Item, item => item with { Verification = e.Verification }),
            ActionItemPlanned e => ChangeItem(
                review,
                e.Item,
                item => item with { Owner = e.Owner, DueAt = e.DueAt, Priority = e.Priority }
            ),
            ActionItemDone e => ChangeItem(review, e.Item, item => item with { Done = new Completion(e.Result, e.By, e.At) }),
            ActionItemRemoved e => ChangeItem(review, e.Item, item => item with { Removal = new Removal(e.Reason, e.By, e.At) }),
            ActionItemRestored e => ChangeItem(review, e.Item, item => item with { Removal = null }),
            ActionItemSent e => ChangeItem(review, e.Item, item => item with { Issue = new TrackedIssue(e.Tracker, e.By, e.At) }),
            ActionItemLinked e => ChangeIssue(
                review,
                e.Item,
                issue => issue with { Key = e.Key, Url = e.Url, Failure = null, IsGivenUp = false }
            ),
            ActionItemNotSent e => ChangeIssue(review, e.Item, issue => issue with { Failure = e.Why, IsGivenUp = e.IsFinal }),
            ActionItemMoved e => ChangeIssue(review, e.Item, issue => issue with { State = e.State }),
            Closed e => review with { Closure = new Closure(e.By, e.At) },
            Reopened => review with { Closure = null },
            _ => throw new UnreachableException($"No rule says what {happened.GetType().Name} makes of a review."),
        };

    private static Review ApplyDrafted(Review review, Drafted e) =>
        review with
        {
            Exists = true,
            Incident = e.Incident,
            Title = e.Title,
            Severity = e.Severity,
            DraftedAt = e.At,
            DueAt = e.DueAt,
            Type = e.Type,
            Service = e.Service,
            BeganAt = e.BeganAt,
            Sections = ImmutableSortedDictionary<ReviewSection, string>
                .Empty.Add(ReviewSection.Summary, e.Summary)
                .Add(ReviewSection.Impact, e.Impact)
                .Add(ReviewSection.Detection, e.Detection)
                .Add(ReviewSection.Response, e.Response)
                .Add(ReviewSection.Communications, e.Communications),
        };

    private static Review ChangeWhy(Review review, string id, Func<Why, Why> change) =>
        review with
        {
            Whys = [.. review.Whys.Select(why => why.Id == id ? change(why) : why)],
        };

    private static Review ChangeFactor(Review review, string id, Removal? removal) =>
        review with
        {
            Factors = [.. review.Factors.Select(factor => factor.Id == id ? factor with { Removal = removal } : factor)],
        };

    private static Review ChangeItem(Review review, string id, Func<ActionItem, ActionItem> change) =>
        review with
        {
            ActionItems = [.. review.ActionItems.Select(item => item.Id == id ? change(item) : item)],
        };

    private static Review ChangeIssue(Review review, string id, Func<TrackedIssue, TrackedIssue> change) =>
        ChangeItem(review, id, item => item.Issue is { } issue ? item with { Issue = change(issue) } : item);
}
