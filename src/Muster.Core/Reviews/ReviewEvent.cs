// Everything that can happen to a review: the complete family.
using System.Text.Json.Serialization;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

/// <summary>What happened to a review. The names are stable; docs/events.md describes each.</summary>
[JsonDerivedType(typeof(Drafted), "review.drafted")]
[JsonDerivedType(typeof(DueMoved), "review.due_moved")]
[JsonDerivedType(typeof(SectionWritten), "review.section_written")]
[JsonDerivedType(typeof(WhyAdded), "review.why_added")]
[JsonDerivedType(typeof(WhyRewritten), "review.why_rewritten")]
[JsonDerivedType(typeof(WhyRemoved), "review.why_removed")]
[JsonDerivedType(typeof(WhyRestored), "review.why_restored")]
[JsonDerivedType(typeof(RootCauseMarked), "review.root_cause_marked")]
[JsonDerivedType(typeof(RootCauseUnmarked), "review.root_cause_unmarked")]
[JsonDerivedType(typeof(FactorAdded), "review.factor_added")]
[JsonDerivedType(typeof(FactorRemoved), "review.factor_removed")]
[JsonDerivedType(typeof(FactorRestored), "review.factor_restored")]
[JsonDerivedType(typeof(ActionItemAdded), "review.action_item_added")]
[JsonDerivedType(typeof(ActionItemVerificationSet), "review.action_item_verification_set")]
[JsonDerivedType(typeof(ActionItemPlanned), "review.action_item_planned")]
[JsonDerivedType(typeof(ActionItemDone), "review.action_item_done")]
[JsonDerivedType(typeof(ActionItemRemoved), "review.action_item_removed")]
[JsonDerivedType(typeof(ActionItemRestored), "review.action_item_restored")]
[JsonDerivedType(typeof(ActionItemSent), "review.action_item_sent")]
[JsonDerivedType(typeof(ActionItemLinked), "review.action_item_linked")]
[JsonDerivedType(typeof(ActionItemNotSent), "review.action_item_not_sent")]
[JsonDerivedType(typeof(ActionItemMoved), "review.action_item_moved")]
[JsonDerivedType(typeof(Closed), "review.closed")]
[JsonDerivedType(typeof(Reopened), "review.reopened")]
public abstract record ReviewEvent(Actor By, DateTimeOffset At)
{
    /// <summary>Drafted from the timeline when the incident was resolved. <paramref name="DueAt"/> is null when policy asks for no date.</summary>
    public sealed record Drafted(
        IncidentId Incident,
        string Title,
        Severity Severity,
        string Summary,
        string Impact,
        string Detection,
        string Response,
        DateTimeOffset? DueAt,
        Actor By,
        DateTimeOffset At
    ) : ReviewEvent(By, At)
    {
        /// <summary>What was told, and whether it was on time.</summary>
        public string Communications { get; init; } = "";

        /// <summary>What was reviewed: a real incident, or a drill.</summary>
        public IncidentType Type { get; init; }

        /// <summary>The service that failed; null where the incident names none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ServiceId? Service { get; init; }

        /// <summary>Since when users were affected, or else when it was detected.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public DateTimeOffset? BeganAt { get; init; }
    }

    /// <summary>The incident was reopened and resolved again: the review is due anew.</summary>
    public sealed record DueMoved(DateTimeOffset DueAt, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record SectionWritten(ReviewSection Section, string Text, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    /// <summary>One answer to "why?". <paramref name="Parent"/> is null for the first why; <paramref name="Evidence"/> is a link or an event of the timeline.</summary>
    public sealed record WhyAdded(string Why, string? Parent, string Text, string? Evidence, Actor By, DateTimeOffset At)
        : ReviewEvent(By, At);

    public sealed record WhyRewritten(string Why, string Text, string? Evidence, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record WhyRemoved(string Why, string Reason, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record WhyRestored(string Why, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record RootCauseMarked(string Why, CauseClass Class, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record RootCauseUnmarked(string Why, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    /// <summary>A contributing factor, beside the tree of whys.</summary>
    public sealed record FactorAdded(string Factor, string Text, CauseClass Class, string? Evidence, Actor By, DateTimeOffset At)
        : ReviewEvent(By, At);

    public sealed record FactorRemoved(string Factor, string Reason, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record FactorRestored(string Factor, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record ActionItemAdded(
        string Item,
        string Text,
        PersonId Owner,
        DateTimeOffset DueAt,
        ActionItemType Type,
        string? Verification,
        Actor By,
        DateTimeOffset At
    ) : ReviewEvent(By, At)
    {
        public ActionItemPriority Priority { get; init; } = ActionItemPriority.Medium;
    }

    /// <summary>How one will see that it helped was said, or said better.</summary>
    public sealed record ActionItemVerificationSet(string Item, string Verification, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record ActionItemPlanned(
        string Item,
        PersonId Owner,
        DateTimeOffset DueAt,
        ActionItemPriority Priority,
        Actor By,
        DateTimeOffset At
    ) : ReviewEvent(By, At);

    public sealed record ActionItemDone(string Item, string? Result, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record ActionItemRemoved(string Item, string Reason, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record ActionItemRestored(string Item, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record ActionItemSent(string Item, string Tracker, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record ActionItemLinked(string Item, string Key, string Url, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    /// <param name="IsFinal">Whether nothing tries again.</param>
    public sealed record ActionItemNotSent(string Item, string Why, bool IsFinal, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record ActionItemMoved(string Item, IssueState State, Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record Closed(Actor By, DateTimeOffset At) : ReviewEvent(By, At);

    public sealed record Reopened(string Reason, Actor By, DateTimeOffset At) : ReviewEvent(By, At);
}
