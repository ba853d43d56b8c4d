// What is said of a page as it stands, in sentences.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

/// <summary>Sentences name no instant: each reader is told those in their own way.</summary>
internal sealed class PageWords(Page page, Organisation organisation, DateTimeOffset now)
{
    public PageOutlook Outlook((QuietWatch? Watch, string? WhyNot) quiet, ImmutableDictionary<string, OutboxWait> waits)
    {
        (string? follows, DateTimeOffset? at) = page.Status switch
        {
            PageStatus.Active => Next(),
            PageStatus.Acknowledged => Quiet(quiet.Watch, quiet.WhyNot),
            PageStatus.Exhausted => Unanswered(),
            _ => (null, null),
        };
        return new(
            Stands(),
            follows,
            at,
            [.. page.Deliveries.Select(delivery => Wait(delivery, waits.GetValueOrDefault(delivery.Planned.Key))).OfType<MessageWait>()]
        );
    }

    /// <summary>What came of somebody's no: whether the page passed on, and what is so now.</summary>
    /// <param name="isNew">False where they had said so before.</param>
    public PassedOn Declined(PersonId person, bool isNew)
    {
        PageDecline? no = page.Declines.LastOrDefault(one => one.By == person);
        PersonId[] left =
        [
            .. page
                .Deliveries.Where(one =>
                    one.Round == no?.Round && one.State != DeliveryState.Failed && !page.HasDeclined(one.Planned.Person, one.Round)
                )
                .Select(one => one.Planned.Person)
                .Distinct(),
        ];
        bool wasTold = page.Deliveries.Any(one => one.Planned.Person == person);
        int own = page.Deliveries.Where(one => one.Round == no?.Round && one.Planned.Person == person).Max(one => (int?)one.Step) ?? 0;
        PageDelivery[] since = [.. page.Deliveries.Where(one => one.Round == no?.Round && one.Step > own)];
        string to =
            since.Length > 0 ? Names(since)
            : page.Due is { What.Targets.IsEmpty: false } next ? Targets(next.What)
            : "";
        return !isNew ? new(false, "That was said before: nothing was changed.")
            : no is { HasPassedOn: true } ? new(true, to.Length == 0 ? "It passes on at once." : $"It passes on at once, to {to}.")
            : page.Status == PageStatus.Exhausted ? new(true, "The page is over with that: whoever is free for it is asked instead.")
            : page.Due is { IsPostponed: true } || page.Deliveries.IsEmpty
                ? new(false, $"Nobody was told yet, and {Name(person)} will not be in this round.")
            : left.Length > 0
                ? new(
                    false,
                    $"{(wasTold ? "No more messages of this round are sent" : "No message had been sent")} to {Name(person)}. {NamesInWords.Of([.. left.Select(Name)])} may still answer."
                )
            : to.Length > 0 ? new(false, $"Nobody of this round is left to answer; next is {to}.")
            : new(false, "Nobody is paged after this. Call somebody.");
    }

    private string Stands() =>
        page.Status switch
        {
            PageStatus.Acknowledged => $"{Name(page.Acknowledgement!.By)} has it.",
            PageStatus.Resolved => $"It is over: {page.ResolvedBecause}",
            PageStatus.Exhausted when page.Subject!.Purpose != PagePurpose.Respond => page.Declines.IsEmpty
                ? "Whoever was asked did not answer."
                : "Whoever was asked cannot respond.",
            PageStatus.Exhausted when page.Deliveries.IsEmpty => "No step found anybody.",
            PageStatus.Exhausted when !page.IsHeard => "No message of it has reached anybody.",
            PageStatus.Exhausted => "Every step was paged, and nobody has answered.",
            _ => page.Due?.Asleep ?? Ringing(),
        };

    /// <summary>What came of the step that was notified last.</summary>
    private string Ringing()
    {
        if (page.Deliveries is not [.., var last])
        {
            return "Nobody has been told yet.";
        }

        PageDelivery[] left =
        [
            .. page.Deliveries.Where(one =>
                one.Round == last.Round
                && one.Step == last.Step
                && one.State != DeliveryState.Failed
                && !page.HasDeclined(one.Planned.Person, one.Round)
            ),
        ];
        return left.Length == 0 ? "Nobody whom it told can respond, or no message reaches them."
            : left.Any(one => one.State == DeliveryState.Delivered)
                ? $"No answer yet from {Names(left.Where(one => one.State == DeliveryState.Delivered))}."
            : left.All(one => one.State == DeliveryState.InDigest) ? $"A digest tells of it: {Names(left)}."
            : left.All(one => one.Planned.SendAt > now) ? $"The messages wait: {Names(left)}."
            : $"On its way to {Names(left)}.";
    }

    private (string?, DateTimeOffset?) Next()
    {
        if (page.Due is not { } due)
        {
            return (null, null);
        }

        string step =
            due.What.Targets.IsEmpty ? "Nobody is left to page: it counts as unanswered"
            : page.IsLastResort(due) ? $"The last resort is paged: {Targets(due.What)}"
            : string.Create(CultureInfo.InvariantCulture, $"{Place(due)} is paged: {Targets(due.What)}");
        return (due.IsPostponed ? step + "; until then it is looked at again every quarter of an hour" : step, due.At);
    }

    private static string Place(DueStep due) =>
        due.Round > 1
            ? string.Create(CultureInfo.InvariantCulture, $"Step {due.Step} of round {due.Round}")
            : string.Create(CultureInfo.InvariantCulture, $"Step {due.Step}");

    private (string?, DateTimeOffset?) Quiet(QuietWatch? watch, string? whyNot) =>
        watch is null ? (whyNot, null)
        : watch.RingsAt > now ? ($"It rings again unless somebody does something{In()}", watch.RingsAt)
        : ("It rings again once no other page of the incident rings", null);

    private string In() => page.Incident is { } incident ? $" in {incident}" : " or its alerts are over";

    private (string?, DateTimeOffset?) Unanswered() =>
        page.TriedAgainAt is { } at ? ("Its steps begin anew while it goes on", at)
        : page is { Deliveries.IsEmpty: true, Subject.Group: not null }
            ? ("It is tried again when the organisation changes. A late answer still counts", null)
        : page.Subject!.Purpose == PagePurpose.Respond ? ("Nobody is paged any more. Call somebody; a late answer still counts", null)
        : (null, null);

    private MessageWait? Wait(PageDelivery delivery, OutboxWait? wait)
    {
        PlannedDelivery planned = delivery.Planned;
        return delivery.State switch
        {
            DeliveryState.InDigest => new(
                planned.Key,
                "It is in a digest: five messages of two minutes had no answer",
                DigestId.Parse(planned.Digest!).DueAt
            ),
            DeliveryState.Retrying when wait is { IsBeingSent: false } => new(planned.Key, "It is tried again", wait.At),
            DeliveryState.Pending when wait is null => Unsent(delivery),
            DeliveryState.Pending when !wait.IsBeingSent && wait.At > now => new(planned.Key, Why(delivery, wait.At), wait.At),
            _ => null,
        };
    }

    /// <summary>It will never leave; null where it has, and only the record of it is still to come.</summary>
    private MessageWait? Unsent(PageDelivery delivery) =>
        page.HasDeclined(delivery.Planned.Person, delivery.Round) ? new(delivery.Planned.Key, "It was not sent: they cannot respond", null)
        : page.Status is PageStatus.Acknowledged or PageStatus.Resolved
            ? new(delivery.Planned.Key, "It was not sent: the page was answered or over before", null)
        : null;

    /// <summary>Whoever is awake has one message at once, so the first of somebody's that waits tells of their sleep.</summary>
    private string Why(PageDelivery delivery, DateTimeOffset at)
    {
        PlannedDelivery planned = delivery.Planned;
        DateTimeOffset? first = page
            .Deliveries.Where(one => one.Round == delivery.Round && one.Step == delivery.Step && one.Planned.Person == planned.Person)
            .Min(one => one.Planned.SendAt ?? one.PlannedAt);
        return at > (planned.SendAt ?? delivery.PlannedAt) ? "It waits for its turn: the channel sends only so many at once"
            : first > delivery.PlannedAt ? "They sleep"
            : "By their own rules";
    }

    private string Targets(EscalationStep step) => NamesInWords.Of([.. step.Targets.Select(organisation.NameOf)]);

    private string Names(IEnumerable<PageDelivery> told) =>
        NamesInWords.Of([.. told.Select(one => Name(one.Planned.Person)).Distinct(StringComparer.Ordinal)]);

    private string Name(PersonId person) => organisation.Person(person)?.Name ?? person.Value;
}
