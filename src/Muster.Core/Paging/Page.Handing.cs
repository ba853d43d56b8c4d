// How a page passes on: from somebody who cannot respond, from messages that reach nobody, from an answer that went quiet.
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

public sealed partial record Page
{
    private Decision<PageEvent> Decline(PageCommand.Decline decline)
    {
        if (LinkKey(decline.Via) is string key && Delivery(key)?.Planned.Person != decline.Person)
        {
            return Rejection.Forbidden(
                "page.wrong_link",
                "This link was not sent to this person for this page. Nobody has declined by it."
            );
        }

        int round = Due is { IsPostponed: true } waiting ? waiting.Round : Round;
        return Due is null ? WhyNothingIsDue()
            : HasDeclined(decline.Person, round)
                ? new Reason("page.already_declined", $"{decline.Person} has said already that they cannot respond.")
            : AndGiveUp(
                AndOn(
                    new PageEvent.Declined(decline.Person, round, decline.Via, decline.By, decline.At),
                    "Nobody whom this step paged can respond."
                ),
                decline
            );
    }

    /// <summary>A page that asks one person for something is over with their no: whoever started it asks somebody else.</summary>
    private Decision<PageEvent> AndGiveUp(Decision<PageEvent> declined, PageCommand.Decline decline) =>
        Subject!.Purpose != PagePurpose.Respond
        && declined is Decision<PageEvent>.Accepted { Events: [var only] }
        && Evolve(this, only) is { } then
        && !then.SomebodyIsLeft(Round, step: null)
            ? new[] { only, new PageEvent.Exhausted(decline.By, decline.At) }
            : declined;

    private Decision<PageEvent> Reescalate(PageCommand.Reescalate again) =>
        ResolvedAt is DateTimeOffset over ? AlreadyResolved(over)
        : Due is not null ? new Reason("page.not_acknowledged", "Nobody has acknowledged the page: it escalates as it is.")
        : new PageEvent.Reescalated(Round + 1, again.Why, again.By, again.At);

    private Decision<PageEvent> ChangeSeverity(PageCommand.ChangeSeverity change) =>
        ResolvedAt is DateTimeOffset over ? AlreadyResolved(over)
        : Severity == change.To ? new Reason("page.severity_same", $"The page is about a {change.To.Label()} already.")
        : new PageEvent.SeverityChanged(Severity, change.To, change.By, change.At);

    /// <summary>
    /// What happened and, when it leaves nobody whom the last step reached, that the page goes on at once: to the next step, to the last resort after the last step of
    /// a round that left nobody, else not before its time, because the next round would ask the same people.
    /// </summary>
    private Decision<PageEvent> AndOn(PageEvent happened, string why)
    {
        Page then = Evolve(this, happened);
        PageDelivery? last = Deliveries.LastOrDefault();
        if (
            last is null
            || then.Due is not { IsPostponed: false } due
            || due.At <= happened.At
            || then.SomebodyIsLeft(last.Round, last.Step)
        )
        {
            return happened;
        }

        bool endsTheRound = due.Round > last.Round || due.What.Targets.IsEmpty;
        bool toLastResort =
            endsTheRound && LastResort is not null && last.Step <= Steps.Length && !then.SomebodyIsLeft(last.Round, step: null);
        return endsTheRound && !toLastResort
            ? happened
            : new[]
            {
                happened,
                new PageEvent.EscalatedEarly(last.Round, last.Step, why, happened.At, toLastResort, happened.By, happened.At),
            };
    }

    /// <summary>Whether a message of the step, or of the whole round, has reached somebody who may answer it, or still may.</summary>
    private bool SomebodyIsLeft(int round, int? step) =>
        Deliveries.Any(delivery =>
            delivery.Round == round
            && (step is null || delivery.Step == step)
            && delivery.State != DeliveryState.Failed
            && !HasDeclined(delivery.Planned.Person, round)
        );
}
