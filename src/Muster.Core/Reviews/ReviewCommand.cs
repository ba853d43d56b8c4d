// Everything that can be asked of a review.
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

public abstract record ReviewCommand(Actor By, DateTimeOffset At)
{
    public sealed record Draft(
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
    ) : ReviewCommand(By, At)
    {
        /// <summary>What was told, and whether it was on time.</summary>
        public string Communications { get; init; } = "";

        /// <summary>What was reviewed: a real incident, or a drill.</summary>
        public IncidentType Type { get; init; }

        /// <summary>The service that failed; null where the incident names none.</summary>
        public ServiceId? Service { get; init; }

        /// <summary>Since when users were affected, or else when it was detected.</summary>
        public DateTimeOffset? BeganAt { get; init; }
    }

    /// <summary>The incident was reopened and is resolved again. <paramref name="DueAt"/> is null when policy gives no date.</summary>
    public sealed record TakeUp(DateTimeOffset? DueAt, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record WriteSection(ReviewSection Section, string Text, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record AddWhy(string Why, string? Parent, string Text, string? Evidence, Actor By, DateTimeOffset At)
        : ReviewCommand(By, At);

    public sealed record RewriteWhy(string Why, string Text, string? Evidence, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record RemoveWhy(string Why, string Reason, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record RestoreWhy(string Why, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record MarkRootCause(string Why, CauseClass Class, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record UnmarkRootCause(string Why, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record AddFactor(string Factor, string Text, CauseClass Class, string? Evidence, Actor By, DateTimeOffset At)
        : ReviewCommand(By, At);

    public sealed record RemoveFactor(string Factor, string Reason, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record RestoreFactor(string Factor, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record AddActionItem(
        string Item,
        string Text,
        PersonId Owner,
        DateTimeOffset DueAt,
        ActionItemType Type,
        string? Verification,
        Actor By,
        DateTimeOffset At
    ) : ReviewCommand(By, At)
    {
        public ActionItemPriority Priority { get; init; } = ActionItemPriority.Medium;
    }

    /// <summary>Says anew how one will see that it helped.</summary>
    public sealed record VerifyActionItem(string Item, string Verification, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    /// <summary>Gives it to somebody else, to another day, or another weight; what is null stays.</summary>
    public sealed record PlanActionItem(
        string Item,
        PersonId? Owner,
        DateTimeOffset? DueAt,
        ActionItemPriority? Priority,
        Actor By,
        DateTimeOffset At
    ) : ReviewCommand(By, At);

    public sealed record FinishActionItem(string Item, string? Result, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record RemoveActionItem(string Item, string Reason, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record RestoreActionItem(string Item, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    /// <summary>Somebody wants it as an issue in a tracker.</summary>
    public sealed record SendActionItem(string Item, string Tracker, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    /// <summary>The tracker has it.</summary>
    public sealed record LinkActionItem(string Item, string Key, string Url, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    /// <summary>The tracker did not take it. <paramref name="IsFinal"/>: nothing tries again.</summary>
    public sealed record FailActionItem(string Item, string Why, bool IsFinal, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    /// <summary>The tracker says how it stands.</summary>
    public sealed record MoveActionItem(string Item, IssueState State, Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record Close(Actor By, DateTimeOffset At) : ReviewCommand(By, At);

    public sealed record Reopen(string Reason, Actor By, DateTimeOffset At) : ReviewCommand(By, At);
}
