// A review as the API answers it: everything that a console needs.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Wording;
using Muster.Server.Web.Api;

namespace Muster.Server.Reviews.Api;

/// <summary>Instants are UTC; those that have not come yet are null.</summary>
/// <param name="Status"><c>open</c>, <c>overdue</c> or <c>closed</c>, at the moment of the answer.</param>
/// <param name="Depth">How many times "why?" was asked on the longest way down; the practice aims at five.</param>
/// <param name="Whys">Each followed by those that explain it, then the ones that were taken out.</param>
/// <param name="Factors">Contributing factors, those that were taken out among them, in the order in which they were added.</param>
/// <param name="Findings">What the linter finds in its texts, in the order of the page; none of it keeps the review open that <c>Gaps</c> does not name.</param>
/// <param name="TurningPoints">What turned the incident, by the rule of docs/reviews.md; <c>version</c> is the place of the event on the timeline.</param>
/// <param name="Gaps">What keeps it from being closed; empty when nothing does.</param>
public sealed record ReviewDetail(
    IncidentId Incident,
    int Version,
    string Title,
    Severity Severity,
    string Status,
    DateTimeOffset DraftedAt,
    DateTimeOffset? DueAt,
    Closure? Closure,
    SectionsItem Sections,
    int Depth,
    ImmutableArray<WhyItem> Whys,
    ImmutableArray<FactorItem> Factors,
    ImmutableArray<ActionItemItem> ActionItems,
    ImmutableArray<PlacedFindingItem> Findings,
    ImmutableArray<FieldError> Gaps,
    TimesItem Times,
    ImmutableArray<TurningPoint> TurningPoints,
    IncidentType Type
)
{
    /// <summary>What the request did that this answers; null when it only read.</summary>
    public WrittenItem? Written { get; init; }

    public static ReviewDetail Of(ReviewRecord record, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(record);
        Review review = record.Review;
        IReadOnlyList<PlacedWhy> tree = review.Tree();
        HashSet<string> standing = [.. tree.Select(placed => placed.Why.Id)];
        return new(
            review.Incident,
            record.Version,
            review.Title,
            review.Severity,
            ReviewItem.StatusOf(review.Closure is not null, review.DueAt, now),
            review.DraftedAt,
            review.DueAt,
            review.Closure,
            SectionsItem.Of(review),
            review.DeepestChain,
            [
                .. tree.Select(placed => WhyItem.Of(review, placed.Why, placed.Depth)),
                .. review.Whys.Where(why => !standing.Contains(why.Id)).Select(why => WhyItem.Of(review, why, depth: null)),
            ],
            [.. review.Factors.Select(factor => FactorItem.Of(review, factor))],
            [.. review.ActionItems.Select(item => ActionItemItem.Of(record, item, now))],
            [.. record.Linted.SelectMany(part => part.Findings.Select(found => PlacedFindingItem.Of(part, found)))],
            record.Gaps,
            TimesItem.Of(IncidentTimes.Of(record.Incident)),
            record.TurningPoints,
            review.Type
        );
    }
}

/// <summary>Texts are Markdown; a section that nobody wrote is empty.</summary>
public sealed record SectionsItem(string Summary, string Impact, string Detection, string Response, string Communications, string Lessons)
{
    public static SectionsItem Of(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return new(
            review.Section(ReviewSection.Summary),
            review.Section(ReviewSection.Impact),
            review.Section(ReviewSection.Detection),
            review.Section(ReviewSection.Response),
            review.Section(ReviewSection.Communications),
            review.Section(ReviewSection.Lessons)
        );
    }
}

/// <param name="Parent">The answer that it explains; null for a first one.</param>
/// <param name="Depth">Counts from 1; null when it, or one above it, was taken out.</param>
/// <param name="EvidenceKind">What the evidence is; null where there is none.</param>
public sealed record WhyItem(
    string Id,
    string? Parent,
    int? Depth,
    string Text,
    string? Evidence,
    EvidenceKind? EvidenceKind,
    Actor By,
    DateTimeOffset At,
    RootCause? RootCause,
    Removal? Removal
)
{
    public static WhyItem Of(Review review, Why why, int? depth)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(why);
        EvidenceKind? kind = why.Evidence is { } evidence ? EvidenceText.KindOf(review.Incident, evidence) : null;
        return new(why.Id, why.Parent, depth, why.Text, why.Evidence, kind, why.By, why.At, why.RootCause, why.Removal);
    }
}

/// <summary>A contributing factor.</summary>
public sealed record FactorItem(
    string Id,
    string Text,
    CauseClass Class,
    string? Evidence,
    EvidenceKind? EvidenceKind,
    Actor By,
    DateTimeOffset At,
    Removal? Removal
)
{
    public static FactorItem Of(Review review, Factor factor)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(factor);
        EvidenceKind? kind = factor.Evidence is { } evidence ? EvidenceText.KindOf(review.Incident, evidence) : null;
        return new(factor.Id, factor.Text, factor.Class, factor.Evidence, kind, factor.By, factor.At, factor.Removal);
    }
}

/// <param name="Field">The text: <c>whys/{id}</c>, <c>factors/{id}</c>, <c>actionItems/{id}</c> or <c>sections/summary</c>.</param>
/// <param name="Span">The first character and the one after the last of that text, in UTF-16 units.</param>
/// <param name="Why">What is wrong with it for who reads it.</param>
/// <param name="Suggestion">What to write or to ask instead.</param>
public sealed record PlacedFindingItem(string Field, string Rule, ImmutableArray<int> Span, string Why, string Suggestion)
{
    public static PlacedFindingItem Of(LintedPart part, Finding found)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(found);
        return new(part.Field, found.Rule, [found.Start, found.End], found.Why, found.Suggestion);
    }
}

/// <param name="Owner">The id of a person; <paramref name="OwnerName"/> is what people call them.</param>
public sealed record ActionItemItem(
    string Id,
    string Text,
    PersonId Owner,
    string OwnerName,
    DateTimeOffset DueAt,
    bool Overdue,
    ActionItemType Type,
    string? Verification,
    Actor By,
    DateTimeOffset At,
    Completion? Done,
    Removal? Removal,
    ActionItemPriority Priority,
    TrackedIssue? Issue
)
{
    public static ActionItemItem Of(ReviewRecord record, ActionItem item, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(item);
        return new(
            item.Id,
            item.Text,
            item.Owner,
            record.NameOf(item.Owner),
            item.DueAt,
            item.IsOverdue(now),
            item.Type,
            item.Verification,
            item.By,
            item.At,
            item.Done,
            item.Removal,
            item.Priority,
            item.Issue
        );
    }
}
