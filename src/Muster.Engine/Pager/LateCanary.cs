// A canary page should have arrived by now: if it did not, people are paged by what else there is.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>A timer that fires late says that this node was down or hung, and the messages with it: they have their time once more.</summary>
public sealed class LateCanary(OrganisationReader organisations, IViewStore views) : ITimerHandler
{
    private static readonly Actor By = Actor.System("canary");

    public string Kind => EngineTimers.CanaryLate;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        ServiceId id = EngineTimers.CanaryOf(timer);
        (Organisation organisation, Router router) = await organisations.WithRouterAsync(cancel);
        if (
            organisation.Service(id) is not { Canary: { } canary } service
            || await views.FindAsync(Views.Canary, id.Value, cancel) is not { } read
            || read.Row<CanaryRow>() is not { Run: { } run } row
            || row.ArrivedRun == run
        )
        {
            return;
        }

        if (work.Now - timer.DueAt > PagerDefaults.TurnOverdue)
        {
            work.SetTimer(EngineTimers.ForLateCanary(id, work.Now + canary.Within));
            return;
        }

        AlertGroup? group = await work.OpenGroupAsync(CanarySignals.RoutedOf(router, id, run).GroupKey, cancel);
        Page? page = group?.Page is { } known ? await work.PageAsync(known, cancel) : null;
        PageDelivery[] missing = [.. (page?.Deliveries ?? []).Where(delivery => delivery.State != DeliveryState.Delivered)];
        string why = Why(organisation, group, page, missing);
        PageId alarm =
            row.Alarm is { } rings && (await work.PageAsync(rings, cancel)).Status is PageStatus.Active or PageStatus.Acknowledged
                ? rings
                : await StartAsync(work, service, canary, why, missing, cancel);
        if (page is not null)
        {
            // What arrives later was not there in time.
            await work.DecidePageAsync(page.Id, new PageCommand.Resolve("It did not arrive in time.", By, work.Now), cancel);
        }

        CanaryRow lost = row with { LostSince = row.LostSince ?? row.SentAt, Why = why, Alarm = alarm };
        work.Put(lost.ToView(work.Now), read);
    }

    private static Task<PageId> StartAsync(
        Work work,
        Service service,
        Canary canary,
        string why,
        PageDelivery[] missing,
        CancellationToken cancel
    )
    {
        string title = EdgeText.Line($"The canary page '{service.Name}' did not arrive. {why}", EdgeLimits.TitleBytes);
        PageSubject subject = new(PagePurpose.CanaryLost, title, Severity.Sev1, service.Id, Group: null, Incident: null, Role: null)
        {
            NotBy = missing.Length > 0 ? [.. missing.Select(delivery => delivery.Planned.Channel).Distinct(StringComparer.Ordinal)] : null,
        };
        ImmutableArray<EscalationTarget> targets = canary.Tell.IsEmpty ? [EscalationTarget.WholeTeam(service.Team)] : canary.Tell;
        return work.StartAlarmAsync(subject, targets, By, cancel);
    }

    private static string Why(Organisation organisation, AlertGroup? group, Page? page, PageDelivery[] missing) =>
        group is null ? "No alert group was made for it."
        : page is null ? $"Nobody was paged: {group.Held ?? "the reason is not known."}"
        : missing.Length == 0 ? "Its escalation policy finds nobody, or nobody with a way to be reached."
        : string.Join(
            ' ',
            missing.Select(delivery =>
                $"{delivery.Planned.Channel} to {organisation.Person(delivery.Planned.Person)?.Name ?? delivery.Planned.Person.Value}: {delivery.Error ?? "no answer yet."}"
            )
        );
}
