// What a page answers to each command.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

public sealed partial record Page
{
    /// <summary>
    /// The first acknowledgement wins; whatever comes too late does nothing and says why. A step is notified only when it is the one that is due, so a timer
    /// that fires twice pages once.
    /// </summary>
    public static Decision<PageEvent> Decide(Page state, PageCommand command)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            PageCommand.Start start => state.Start(start),
            _ when state.StartedAt is null => Rejection.NotFound("page.unknown", "There is no such page. Nothing was changed."),
            PageCommand.NotifyStep notify => state.Notify(notify),
            PageCommand.PostponeStep postpone => state.Postpone(postpone),
            PageCommand.RecordDelivered delivered => state.Record(delivered),
            PageCommand.RecordFailure failure => state.Record(failure),
            PageCommand.RecordReceipt receipt => state.Record(receipt),
            PageCommand.Acknowledge acknowledge => state.Acknowledge(acknowledge),
            PageCommand.Decline decline => state.Decline(decline),
            PageCommand.Reescalate again => state.Reescalate(again),
            PageCommand.ChangeSeverity change => state.ChangeSeverity(change),
            PageCommand.LinkIncident link => state.Link(link),
            PageCommand.Resolve when state.ResolvedAt is not null => AlreadyResolved(state.ResolvedAt.Value),
            PageCommand.Resolve resolve => new PageEvent.Resolved(resolve.Reason, resolve.By, resolve.At),
            _ => throw new UnreachableException($"A page does not know {command}."),
        };
    }

    private Decision<PageEvent> Start(PageCommand.Start start)
    {
        if (StartedAt is not null)
        {
            return new Reason("page.already_started", $"The page {Id} has already started.");
        }

        ImmutableArray<FieldError> mistakes = [.. EscalationRules.Check(start.Steps, start.Repeat)];
        return mistakes.IsEmpty
            ? new PageEvent.Started(start.Id, start.Subject, start.Policy, start.Steps, start.Repeat, start.By, start.At)
            {
                LastResort = start.LastResort,
            }
            : Rejection.Invalid("page.invalid", "The page was not started: its escalation is wrong.", mistakes);
    }

    private Decision<PageEvent> Notify(PageCommand.NotifyStep notify)
    {
        if (WhyNotDue(notify.Round, notify.Step, notify.At) is { } why)
        {
            return why;
        }

        if (Due!.What.Targets.IsEmpty)
        {
            return new PageEvent.Exhausted(notify.By, notify.At);
        }

        return notify.Deliveries.IsEmpty
            ? Skip(notify)
            : new PageEvent.StepNotified(notify.Round, notify.Step, notify.Deliveries, notify.At + Due.What.Wait, notify.By, notify.At);
    }

    private Decision<PageEvent> Postpone(PageCommand.PostponeStep postpone) =>
        WhyNotDue(postpone.Round, postpone.Step, postpone.At) is { } why ? why
        : postpone.Until <= postpone.At ? new Reason("page.step_not_postponed", "They are awake: nothing waits.")
        : Due is { IsPostponed: true } due && due.At == postpone.Until
            ? new Reason("page.step_already_postponed", $"The step waits until {due.At:u} already.")
        : new PageEvent.StepPostponed(postpone.Round, postpone.Step, postpone.Until, postpone.Why, postpone.By, postpone.At);

    /// <summary>
    /// The next step is due at once, and after a round that leaves nobody who may answer the last resort. Where there is none, the next round waits as long as its last
    /// step would have, or the rounds would be used up in one instant, in which the answer cannot change.
    /// </summary>
    private Decision<PageEvent> Skip(PageCommand.NotifyStep notify)
    {
        string why = notify.Why ?? "Nobody was found for this step.";
        bool endsTheRound = notify.Step >= Steps.Length;
        bool somebodyIsLeft = SomebodyIsLeft(notify.Round, step: null);
        bool toLastResort =
            notify.Step == Steps.Length
            && LastResort is { } last
            && (!somebodyIsLeft || (last.WhenUnanswered && notify.Round >= LastRound));
        if (endsTheRound && notify.Round >= LastRound && !toLastResort)
        {
            return new PageEvent[]
            {
                new PageEvent.StepSkipped(notify.Round, notify.Step, why, NextAt: null, notify.By, notify.At),
                new PageEvent.Exhausted(notify.By, notify.At),
            };
        }

        bool waits = endsTheRound && !somebodyIsLeft && !toLastResort;
        DateTimeOffset next = waits ? notify.At + WaitOf(notify.Step) : notify.At;
        return new PageEvent.StepSkipped(notify.Round, notify.Step, why, next, notify.By, notify.At) { ToLastResort = toLastResort };
    }

    private Decision<PageEvent> Record(PageCommand.RecordDelivered delivered) =>
        Delivery(delivered.Key) switch
        {
            null => UnknownDelivery(delivered.Key),
            { State: DeliveryState.Delivered } => AlreadyDelivered(delivered.Key),
            // The provider's receipt was faster than its answer.
            { State: DeliveryState.Failed, IsUndelivered: true } => AlreadyFailed(delivered.Key),
            PageDelivery delivery => new PageEvent.Delivered(
                delivered.Key,
                delivery.Planned.Person,
                delivery.Planned.Channel,
                delivered.Attempt,
                delivered.Receipt,
                delivered.By,
                delivered.At
            ),
        };

    private Decision<PageEvent> Record(PageCommand.RecordFailure failure) =>
        Delivery(failure.Key) switch
        {
            null => UnknownDelivery(failure.Key),
            { State: DeliveryState.Delivered } => AlreadyDelivered(failure.Key),
            { State: DeliveryState.Failed } => AlreadyFailed(failure.Key),
            PageDelivery delivery when failure.Attempt <= delivery.Attempts && !failure.Final => new Reason(
                "page.already_recorded",
                $"Attempt {failure.Attempt} of the delivery {failure.Key} is already recorded."
            ),
            PageDelivery delivery => AndOn(
                new PageEvent.DeliveryFailed(
                    failure.Key,
                    delivery.Planned.Person,
                    delivery.Planned.Channel,
                    failure.Attempt,
                    failure.Error,
                    failure.Final,
                    failure.By,
                    failure.At
                ),
                "No message of this step can be delivered."
            ),
        };

    /// <summary>A receipt is about the attempt that was taken; where that is not recorded yet, about the one that is under way.</summary>
    private Decision<PageEvent> Record(PageCommand.RecordReceipt receipt)
    {
        if (Delivery(receipt.Key) is not { } delivery)
        {
            return UnknownDelivery(receipt.Key);
        }

        PersonId person = delivery.Planned.Person;
        string channel = delivery.Planned.Channel;
        int attempt = delivery.State == DeliveryState.Delivered ? delivery.Attempts : delivery.Attempts + 1;
        return delivery.State == DeliveryState.Failed ? AlreadyFailed(receipt.Key)
            : !receipt.Arrived
                ? AndOn(
                    new PageEvent.DeliveryFailed(receipt.Key, person, channel, attempt, receipt.Text, Final: true, receipt.By, receipt.At)
                    {
                        ByReceipt = true,
                    },
                    "No message of this step reached anybody."
                )
            : delivery.State == DeliveryState.Delivered && delivery.Receipt == receipt.Text ? AlreadyDelivered(receipt.Key)
            : new PageEvent.Delivered(receipt.Key, person, channel, attempt, receipt.Text, receipt.By, receipt.At);
    }

    private Decision<PageEvent> Acknowledge(PageCommand.Acknowledge acknowledge)
    {
        if (LinkKey(acknowledge.Via) is string key && Delivery(key)?.Planned.Person != acknowledge.Person)
        {
            return Rejection.Forbidden(
                "page.wrong_link",
                "This link was not sent to this person for this page. Nobody has acknowledged by it."
            );
        }

        if (LinkKey(acknowledge.Via) is not null && WentQuiet.FirstOrDefault(answer => answer.Via == acknowledge.Via) is { } used)
        {
            return new Rejection(
                "page.link_used",
                $"This link was already used at {used.At:u}, and the page went quiet after it. Use the link of a newer message, or sign in."
            );
        }

        if (Acknowledgement is PageAcknowledgement first && LinkKey(acknowledge.Via) is not null && first.Via == acknowledge.Via)
        {
            return new Reason("page.link_used", $"This link was already used: {first.By} acknowledged at {first.At:u}.");
        }

        return ResolvedAt is DateTimeOffset over ? AlreadyResolved(over)
            : Acknowledgement is not null ? AlreadyAcknowledged(Acknowledgement)
            : new PageEvent.Acknowledged(acknowledge.Person, acknowledge.Via, acknowledge.By, acknowledge.At);
    }

    private Decision<PageEvent> Link(PageCommand.LinkIncident link) =>
        Incident is not IncidentId linked ? new PageEvent.IncidentLinked(link.Incident, link.By, link.At)
        : linked == link.Incident ? new Reason("page.already_linked", $"The page already belongs to {linked}.")
        : new Rejection("page.linked_elsewhere", $"The page belongs to {linked} and stays there; it was not linked to {link.Incident}.");

    /// <summary>Null when the step is due. One that waits for sleepers may be judged anew at any time.</summary>
    private Reason? WhyNotDue(int round, int step, DateTimeOffset at) =>
        Due is not DueStep due ? WhyNothingIsDue()
        : due.Round != round || due.Step != step || (at < due.At - PagingDefaults.EarlyTolerance && !due.IsPostponed)
            ? new Reason(
                "page.step_not_due",
                $"Round {round}, step {step} is not due: round {due.Round}, step {due.Step} is next, at {due.At:u}."
            )
        : null;

    private Reason WhyNothingIsDue() =>
        ResolvedAt is DateTimeOffset over ? AlreadyResolved(over)
        : Acknowledgement is not null ? AlreadyAcknowledged(Acknowledgement)
        : new Reason("page.exhausted", $"Every round had passed at {ExhaustedAt:u}, and nobody had answered.");

    private static string? LinkKey(string via) => via.StartsWith("link:", StringComparison.Ordinal) ? via["link:".Length..] : null;

    private static Reason AlreadyAcknowledged(PageAcknowledgement first) =>
        new("page.already_acknowledged", $"{first.By} acknowledged this page at {first.At:u}.");

    private static Reason AlreadyResolved(DateTimeOffset at) =>
        new("page.already_resolved", $"What this page was about was over at {at:u}.");

    private static Rejection UnknownDelivery(string key) =>
        Rejection.NotFound("page.unknown_delivery", $"This page planned no delivery '{key}'. Nothing was recorded.");

    private static Reason AlreadyFailed(string key) => new("page.already_failed", $"The delivery {key} has already failed for good.");

    private static Reason AlreadyDelivered(string key) =>
        new("page.already_delivered", $"The delivery {key} is already recorded as delivered.");
}
