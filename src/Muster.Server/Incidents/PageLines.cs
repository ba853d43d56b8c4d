// What the pages of an incident did, as lines of its timeline: whom each step reached, what failed, who answered.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Server.Incidents;

internal static class PageLines
{
    /// <summary>In the order of the page's events. Deliveries stand in the line of the step that planned them, as they are now.</summary>
    /// <param name="all">Those of the incident: where a role is not taken, another page asks the next for it.</param>
    /// <param name="answerIsTold">Whether the incident's own record tells of the answer already.</param>
    public static IEnumerable<TimelineLine> Of(
        RecordedPage page,
        ImmutableArray<RecordedPage> all,
        Func<PersonId, string> name,
        bool answerIsTold
    ) =>
        page
            .Events.Select((happened, index) => Line(page.Page, happened, index + 1, Said(page.Page, all, happened, name, answerIsTold)))
            .OfType<TimelineLine>();

    private static TimelineLine? Line(Page page, PageEvent happened, int version, TimelineEntry? said) =>
        said is { } text
            ? new(string.Create(CultureInfo.InvariantCulture, $"{page.Id}-{version}"), Version: 0, happened.At, happened.By, text)
            : null;

    private static TimelineEntry? Said(
        Page page,
        ImmutableArray<RecordedPage> all,
        PageEvent happened,
        Func<PersonId, string> name,
        bool answerIsTold
    ) =>
        page.Subject is not { Purpose: PagePurpose.TakeRole, Role: { } role } ? Text(page, happened, name, answerIsTold)
        : IsTheirNo(page, happened) ? NotTaken(page, role, "cannot take it", happened, all, name)
        // The page ends with their no, which has a line already.
        : happened is PageEvent.Exhausted && page.Declines.Any(no => no.By == Asked(page)) ? null
        : happened is PageEvent.Exhausted ? NotTaken(page, role, "did not answer", happened, all, name)
        : Text(page, happened, name, answerIsTold);

    /// <summary>That the one who was asked for a role does not take it, and who is asked instead.</summary>
    private static TimelineEntry NotTaken(
        Page page,
        Role role,
        string why,
        PageEvent happened,
        ImmutableArray<RecordedPage> all,
        Func<PersonId, string> name
    )
    {
        Page? next = all.Select(one => one.Page)
            .FirstOrDefault(one => one.Id != page.Id && Asks(one, role) && one.StartedAt == happened.At);
        string then = next is null ? "" : $"; {name(Asked(next))} is asked";
        return new($"{name(Asked(page))} {why}{then}", Purpose(page), TimelineKind.Warning);
    }

    private static bool Asks(Page page, Role role) => page.Subject is { Purpose: PagePurpose.TakeRole } subject && subject.Role == role;

    /// <summary>The one person whom a page asks for a role.</summary>
    private static PersonId Asked(Page page) => new(page.Steps[0].Targets[0].Id);

    private static bool IsTheirNo(Page page, PageEvent happened) => happened is PageEvent.Declined no && no.Person == Asked(page);

    private static TimelineEntry? Text(Page page, PageEvent happened, Func<PersonId, string> name, bool answerIsTold) =>
        happened switch
        {
            PageEvent.StepNotified step => Notified(page, step, name),
            PageEvent.StepSkipped step => new($"Nobody was paged in step {step.Step}", step.Reason, TimelineKind.Warning),
            PageEvent.Acknowledged answer when !answerIsTold => new(
                $"{name(answer.Person)} answered the page",
                Purpose(page),
                TimelineKind.Acknowledgement
            ),
            PageEvent.StepPostponed step => new("Nobody is paged before the morning", step.Reason, TimelineKind.Warning),
            PageEvent.Declined decline => new($"{name(decline.Person)} cannot respond", Purpose(page), TimelineKind.Warning),
            PageEvent.EscalatedEarly early => new("The page goes on at once", early.Reason, TimelineKind.Alert),
            PageEvent.Reescalated again => new("The page rings again", again.Reason, TimelineKind.Warning),
            PageEvent.Exhausted when page.Subject?.Purpose != PagePurpose.Respond && page.Declines.Length > 0 => new(
                "Nobody answered the page",
                "Whoever was asked cannot respond. Call somebody.",
                TimelineKind.Warning
            ),
            PageEvent.Exhausted => new("Nobody answered the page", "Every step was paged. Call somebody.", TimelineKind.Warning),
            _ => null,
        };

    private static TimelineEntry Notified(Page page, PageEvent.StepNotified step, Func<PersonId, string> name)
    {
        string people = string.Join(", ", step.Deliveries.Select(planned => name(planned.Person)).Distinct(StringComparer.Ordinal));
        IEnumerable<string> lines = step.Deliveries.Select(planned => page.Delivery(planned.Key)).OfType<PageDelivery>().Select(Delivered);
        string round = step.Round > 1 ? string.Create(CultureInfo.InvariantCulture, $", round {step.Round}") : "";
        return step.Deliveries.IsEmpty
            ? new($"Nobody could be paged in step {step.Step}{round}", Purpose(page), TimelineKind.Warning)
            : new($"Paged {people}{round}", string.Join('\n', (string[])[Purpose(page), .. lines]), TimelineKind.Alert);

        string Delivered(PageDelivery delivery) =>
            $"{name(delivery.Planned.Person)}, {Web.Views.Words.Way(delivery.Planned.Channel)}: {State(delivery)}";
    }

    private static string State(PageDelivery delivery) =>
        delivery.State switch
        {
            DeliveryState.Pending => "on its way",
            DeliveryState.InDigest => $"in digest {delivery.Planned.Digest}",
            DeliveryState.Retrying => $"failed so far ({delivery.Error}), trying again",
            DeliveryState.Delivered when delivery is { Planned.Channel: ContactChannels.Sms or ContactChannels.Voice, Receipt: { } said } =>
                $"delivered in {(delivery.LastAt - delivery.PlannedAt).Brief()} ({said})",
            DeliveryState.Delivered => $"delivered in {(delivery.LastAt - delivery.PlannedAt).Brief()}",
            DeliveryState.Failed => $"not delivered ({delivery.Error})",
        };

    private static string Purpose(Page page) => page.Subject?.InWords() ?? "";
}
