// An open alert group pages the on-call of its service, once, when its severity's policy says so.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>Called by the router, which knows the group and its silences. Whatever it answers is written with the alert's routing.</summary>
public static class AlertPagesOnCall
{
    public static readonly Actor By = Actor.System("pager");

    /// <summary>
    /// Starts the page of an open group that has none, in this work; answers the group with its page, or with why it is <see cref="AlertGroup.Held"/>.
    /// </summary>
    /// <param name="quiet">Why nobody is to be paged now, such as a silence that holds for all of its alerts; null when nothing stands against it.</param>
    public static async Task<AlertGroup> PageAsync(
        Work work,
        AlertGroup group,
        Organisation organisation,
        string? quiet,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(organisation);
        if (group.Page is not null)
        {
            return group;
        }

        if (DrillAlerts.DrillOf(group) is { } drill)
        {
            return await DrillPages.PageAsync(work, drill, group, cancel);
        }

        if (WhyNot(group, organisation, quiet) is { } held)
        {
            return group with { Held = held };
        }

        Service service = organisation.Service(group.Service!.Value)!;
        PagePurpose purpose = CanaryLabels.Are(group.Labels) ? PagePurpose.Canary : PagePurpose.Respond;
        PageSubject subject = new(purpose, group.Title, group.Severity, service.Id, group.Id, group.Incident, Role: null);
        PageId page = await StartAsync(work, subject, service, organisation, cancel);
        return group with { Page = page, PagedAs = group.Severity, Held = null };
    }

    /// <summary>Starts a page by the service's escalation policy; by its team where the policy is gone.</summary>
    internal static Task<PageId> StartAsync(
        Work work,
        PageSubject subject,
        Service service,
        Organisation organisation,
        CancellationToken cancel
    ) =>
        organisation.EscalationPolicy(service.EscalationPolicy) is { } policy
            ? work.StartPageAsync(subject, policy, service.Team, By, cancel)
            : work.StartPageAsync(subject, [EscalationTarget.WholeTeam(service.Team)], By, cancel);

    /// <summary>Why nobody is paged for a group now; null when somebody is.</summary>
    public static string? WhyNot(AlertGroup group, Organisation organisation, string? quiet)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(organisation);
        if (quiet is not null)
        {
            return quiet;
        }

        if (DrillAlerts.Are(group))
        {
            return HeldReasons.Drill;
        }

        if (group.Service is not { } id)
        {
            return HeldReasons.NoRoute;
        }

        if (organisation.Service(id) is null)
        {
            return HeldReasons.ServiceRetired(id);
        }

        return CanaryLabels.Are(group.Labels) || organisation.ResponsePolicy(group.Severity).Pages
            ? null
            : HeldReasons.DoesNotPage(group.Severity);
    }
}
