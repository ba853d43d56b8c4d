// One page as the API answers it: its steps, who was told by which method, and what each provider said.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Server.Paging.Api;

/// <summary>Instants are UTC. Rounds and steps count from 1.</summary>
/// <param name="Severity">As it is now.</param>
/// <param name="Stands">Why it rings, waits or is quiet, as a sentence or two.</param>
/// <param name="Follows">What happens next by itself, in words; null when nothing does.</param>
/// <param name="FollowsAt">When that happens; null where it hangs on something else than the time.</param>
/// <param name="AcknowledgedByName">What readers call whoever acknowledged it.</param>
/// <param name="AcknowledgedVia"><c>console</c>, <c>api</c>, <c>cli</c>, or <c>link:</c>, <c>sms:</c>, <c>voice:</c> and the key of the message that was answered.</param>
/// <param name="ResolvedBecause">Why it is over; null while it is not.</param>
/// <param name="ExhaustedAt">When every step had been paged and nobody had answered; null while that is not so.</param>
/// <param name="Policy">The escalation policy that its steps come from; null when Muster made them.</param>
/// <param name="Repeat">How many further rounds follow the first.</param>
/// <param name="LastResort">Whom it reaches when a round reaches nobody; empty for nobody.</param>
/// <param name="Next">The step that comes next; null when none does.</param>
/// <param name="Skipped">The steps that were passed over, in order.</param>
/// <param name="Messages">In the order in which they were planned.</param>
/// <param name="Declined">Who said that they cannot respond.</param>
public sealed record PageDetail(
    PageId Id,
    PagePurpose Purpose,
    string Title,
    PageStatus Status,
    string Stands,
    string? Follows,
    DateTimeOffset? FollowsAt,
    Severity Severity,
    ServiceId? Service,
    AlertGroupId? Group,
    IncidentId? Incident,
    Role? Role,
    DateTimeOffset StartedAt,
    PersonId? AcknowledgedBy,
    string? AcknowledgedByName,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedVia,
    DateTimeOffset? ResolvedAt,
    string? ResolvedBecause,
    DateTimeOffset? ExhaustedAt,
    EscalationPolicyId? Policy,
    ImmutableArray<PageStep> Steps,
    int Repeat,
    ImmutableArray<string> LastResort,
    NextStep? Next,
    ImmutableArray<SkippedItem> Skipped,
    ImmutableArray<PageMessage> Messages,
    ImmutableArray<PageRefusal> Declined
)
{
    internal static PageDetail Of(Page page, PageOutlook outlook, Func<PersonId, string> name)
    {
        PageSubject subject = page.Subject!;
        return new(
            page.Id,
            subject.Purpose,
            subject.Title,
            page.Status,
            outlook.Stands,
            outlook.Follows,
            outlook.At,
            page.Severity,
            subject.Service,
            subject.Group,
            page.Incident,
            subject.Role,
            page.StartedAt!.Value,
            page.AcknowledgedBy,
            page.AcknowledgedBy is { } by ? name(by) : null,
            page.AcknowledgedAt,
            page.AcknowledgedVia,
            page.ResolvedAt,
            page.ResolvedBecause,
            page.ExhaustedAt,
            page.Policy,
            [.. page.Steps.Select(step => new PageStep(Texts(step.Targets), (long)step.Wait.TotalSeconds))],
            page.Repeat,
            page.LastResort is { } last ? Texts(last.Step.Targets) : [],
            page.Due is { What.Targets.IsEmpty: false } due
                ? new(due.Round, due.Step, due.At, due.IsPostponed, Texts(due.What.Targets))
                : null,
            [.. page.Skipped.Select(skipped => new SkippedItem(skipped.Round, skipped.Step, skipped.Why, skipped.At))],
            [.. page.Deliveries.Select(delivery => PageMessage.Of(delivery, outlook.WaitOf(delivery.Planned.Key), name))],
            [.. page.Declines.Select(decline => new PageRefusal(decline.By, name(decline.By), decline.Round, decline.At))]
        );
    }

    private static ImmutableArray<string> Texts(ImmutableArray<EscalationTarget> targets) =>
        [.. targets.Select(target => target.ToString())];
}
