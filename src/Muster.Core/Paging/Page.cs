// A page: the durable attempt to reach a human, as it stands after its events.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary>
/// A page. Its timer is whatever <see cref="Due"/> says after each command: no due step, no timer. Deliveries are in the order in which they were planned.
/// </summary>
public sealed partial record Page : IDecider<Page, PageCommand, PageEvent>
{
    public static string Category => "page";

    public static Page Initial { get; } = new();

    public PageId Id { get; private init; }

    /// <summary>Null before the page has started.</summary>
    public PageSubject? Subject { get; private init; }

    public EscalationPolicyId? Policy { get; private init; }

    public ImmutableArray<EscalationStep> Steps { get; private init; } = [];

    /// <summary>How many further rounds follow the first.</summary>
    public int Repeat { get; private init; }

    /// <summary>Null for a page that asks one person for something.</summary>
    public LastResort? LastResort { get; private init; }

    /// <summary>As it is now; the subject has it as it was when the page started.</summary>
    public Severity Severity { get; private init; }

    /// <summary>When <see cref="Severity"/> changed last; null while it is as the page started.</summary>
    public DateTimeOffset? SeverityChangedAt { get; private init; }

    /// <summary>Whether a message of it has reached anybody.</summary>
    public bool IsHeard => Deliveries.Any(delivery => delivery.State == DeliveryState.Delivered);

    /// <summary>The round under way, from 1; 0 before the first step.</summary>
    public int Round { get; private init; }

    /// <summary>The last round of the steps: one more than <see cref="Repeat"/>, and as many further after each answer that went quiet.</summary>
    public int LastRound { get; private init; }

    public DateTimeOffset? StartedAt { get; private init; }

    /// <summary>The step that comes next; null before the start and once the page is acknowledged, exhausted or resolved.</summary>
    public DueStep? Due { get; private init; }

    public ImmutableArray<PageDelivery> Deliveries { get; private init; } = [];

    public PageAcknowledgement? Acknowledgement { get; private init; }

    /// <summary>The answers after which it went quiet, the oldest first.</summary>
    public ImmutableArray<PageAcknowledgement> WentQuiet { get; private init; } = [];

    /// <summary>Who said that they cannot respond, in the order in which they did; somebody may be there once a round.</summary>
    public ImmutableArray<PageDecline> Declines { get; private init; } = [];

    /// <summary>The steps that were passed over, in the order in which they were due.</summary>
    public ImmutableArray<SkippedStep> Skipped { get; private init; } = [];

    /// <summary>The incident that this page belongs to; null while there is none.</summary>
    public IncidentId? Incident { get; private init; }

    public DateTimeOffset? ExhaustedAt { get; private init; }

    /// <summary>
    /// When its steps begin anew although every round is over, because no message of it has reached anybody: after half of the time that it has taken, within bounds.
    /// Null where that is not so; who could be found nowhere is not tried by the clock.
    /// </summary>
    public DateTimeOffset? TriedAgainAt =>
        this is { Status: PageStatus.Exhausted, Subject.Purpose: PagePurpose.Respond, IsHeard: false, Deliveries.IsEmpty: false }
            ? ExhaustedAt!.Value
                + TimeSpan.FromTicks(
                    Math.Clamp(
                        (ExhaustedAt.Value - StartedAt!.Value).Ticks / 2,
                        PagingDefaults.UnheardAgainMin.Ticks,
                        PagingDefaults.UnheardAgainMax.Ticks
                    )
                )
            : null;

    public DateTimeOffset? ResolvedAt { get; private init; }

    public string? ResolvedBecause { get; private init; }

    public PersonId? AcknowledgedBy => Acknowledgement?.By;

    public DateTimeOffset? AcknowledgedAt => Acknowledgement?.At;

    public string? AcknowledgedVia => Acknowledgement?.Via;

    public PageStatus Status =>
        StartedAt is null ? PageStatus.NotStarted
        : ResolvedAt is not null ? PageStatus.Resolved
        : Acknowledgement is not null ? PageStatus.Acknowledged
        : ExhaustedAt is not null ? PageStatus.Exhausted
        : PageStatus.Active;

    /// <summary>The delivery with this key; null when the page planned none with it.</summary>
    public PageDelivery? Delivery(string key) =>
        Deliveries.FirstOrDefault(delivery => string.Equals(delivery.Planned.Key, key, StringComparison.Ordinal));

    public bool HasDeclined(PersonId person, int round) => Declines.Any(decline => decline.By == person && decline.Round == round);

    /// <summary>Whether they said no in this round or a later one.</summary>
    public bool HasDeclinedSince(PersonId person, int round) => Declines.Any(decline => decline.By == person && decline.Round >= round);

    /// <summary>Whether asking this person in this round is of no use: they said no, or none of their messages can be delivered.</summary>
    public bool IsOutOfReach(PersonId person, int round)
    {
        PageDelivery[] sent = [.. Deliveries.Where(delivery => delivery.Round == round && delivery.Planned.Person == person)];
        return HasDeclined(person, round) || (sent.Length > 0 && sent.All(delivery => delivery.State == DeliveryState.Failed));
    }

    public bool IsLastResort(DueStep due)
    {
        ArgumentNullException.ThrowIfNull(due);
        return LastResort is not null && due.Step == Steps.Length + 1;
    }

    /// <summary>How long an answer is awaited after a step; <paramref name="step"/> counts from 1, and the last resort comes after the steps.</summary>
    public TimeSpan WaitOf(int step) => step <= Steps.Length ? Steps[step - 1].Wait : LastResort?.Step.Wait ?? TimeSpan.Zero;

    public static Page Evolve(Page state, PageEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            PageEvent.Started started => state.With(started),
            PageEvent.StepNotified notified => state.With(notified),
            PageEvent.StepSkipped skipped => state with
            {
                Round = skipped.Round,
                Skipped = state.Skipped.Add(new(skipped.Round, skipped.Step, skipped.Reason, skipped.At)),
                Due = skipped.ToLastResort
                    ? state.ToLastResort(skipped.Round, skipped.NextAt!.Value)
                    : state.Following(skipped.Round, skipped.Step, skipped.NextAt),
            },
            PageEvent.StepPostponed postponed => state with { Due = state.Moved(postponed.Until, postponed.Reason) },
            PageEvent.Declined declined => state with
            {
                Declines = state.Declines.Add(new(declined.Person, declined.Round, declined.At)),
                Due = state.Due is { IsPostponed: true } ? state.Moved(declined.At) : state.Due,
            },
            PageEvent.EscalatedEarly early => state with
            {
                Declines =
                    state.Declines is [.., var last] && last.At == early.At
                        ? state.Declines.SetItem(state.Declines.Length - 1, last with { HasPassedOn = true })
                        : state.Declines,
                Due = early.ToLastResort ? state.ToLastResort(early.Round, early.NextAt) : state.Moved(early.NextAt),
            },
            PageEvent.Reescalated again => state.With(again),
            PageEvent.SeverityChanged changed => state with
            {
                Severity = changed.To,
                SeverityChangedAt = changed.At,
                Due = state.Due is { IsPostponed: true } ? state.Moved(changed.At) : state.Due,
            },
            PageEvent.Delivered delivered => state.With(
                delivered.Key,
                at => at with { State = DeliveryState.Delivered, Receipt = delivered.Receipt, Error = null },
                delivered.Attempt,
                delivered.At
            ),
            PageEvent.DeliveryFailed failed => state.With(
                failed.Key,
                at =>
                    at with
                    {
                        State = failed.Final ? DeliveryState.Failed : DeliveryState.Retrying,
                        Error = failed.Error,
                        Failures = at.Failures + 1,
                        IsUndelivered = failed.ByReceipt,
                    },
                failed.Attempt,
                failed.At
            ),
            PageEvent.Acknowledged acknowledged => state with
            {
                Acknowledgement = new(acknowledged.Person, acknowledged.At, acknowledged.Via),
                Due = null,
            },
            PageEvent.IncidentLinked linked => state with { Incident = linked.Incident },
            PageEvent.Exhausted exhausted => state with { ExhaustedAt = exhausted.At, Due = null },
            PageEvent.Resolved resolved => state with { ResolvedAt = resolved.At, ResolvedBecause = resolved.Reason, Due = null },
            _ => throw new UnreachableException($"A page does not know {happened}."),
        };
    }

    private Page With(PageEvent.Started started) =>
        this with
        {
            Id = started.Id,
            Subject = started.Subject,
            Policy = started.Policy,
            Steps = started.Steps,
            Repeat = started.Repeat,
            LastResort = started.LastResort,
            LastRound = started.Repeat + 1,
            Severity = started.Subject.Severity,
            StartedAt = started.At,
            Incident = started.Subject.Incident,
            Due = new(1, 1, started.At, started.Steps[0]),
        };

    private Page With(PageEvent.StepNotified notified) =>
        this with
        {
            Round = notified.Round,
            Due = Following(notified.Round, notified.Step, notified.NextAt),
            Deliveries =
            [
                .. Deliveries,
                .. notified.Deliveries.Select(planned => new PageDelivery(
                    planned,
                    notified.Round,
                    notified.Step,
                    planned.Digest is null ? DeliveryState.Pending : DeliveryState.InDigest,
                    Attempts: 0,
                    PlannedAt: notified.At,
                    LastAt: notified.At,
                    Receipt: null,
                    Error: null
                )),
            ],
        };

    private Page With(PageEvent.Reescalated again) =>
        this with
        {
            WentQuiet = Acknowledgement is { } quiet ? WentQuiet.Add(quiet) : WentQuiet,
            Acknowledgement = null,
            ExhaustedAt = null,
            LastRound = again.Round + Repeat,
            Due = Steps.IsEmpty ? null : new(again.Round, 1, again.At, Steps[0]),
        };

    private Page With(string key, Func<PageDelivery, PageDelivery> change, int attempt, DateTimeOffset at) =>
        this with
        {
            Deliveries =
            [
                .. Deliveries.Select(delivery =>
                    string.Equals(delivery.Planned.Key, key, StringComparison.Ordinal)
                        ? change(delivery) with
                        {
                            Attempts = Math.Max(attempt, delivery.Attempts),
                            LastAt = at,
                        }
                        : delivery
                ),
            ],
        };

    /// <summary>The step after this one: the next of the round, the first of the next round, the last resort, or the end, which has no targets.</summary>
    private DueStep? Following(int round, int step, DateTimeOffset? at) =>
        at is not DateTimeOffset due ? null
        : step < Steps.Length ? new(round, step + 1, due, Steps[step])
        : round < LastRound && !Steps.IsEmpty ? new(round + 1, 1, due, Steps[0])
        : step == Steps.Length && LastResort is { WhenUnanswered: true } ? ToLastResort(round, due)
        : new(round, step + 1, due, new([], TimeSpan.Zero));

    private DueStep? Moved(DateTimeOffset at, string? asleep = null) => Due is { } due ? due with { At = at, Asleep = asleep } : null;

    private DueStep? ToLastResort(int round, DateTimeOffset at) =>
        LastResort is null ? null : new(round, Steps.Length + 1, at, LastResort.Step);
}
