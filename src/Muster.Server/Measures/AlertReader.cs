// Reads the alert groups and pages of a period.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Measures;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Measures;

public sealed class AlertReader(IViewStore views, OrganisationReader organisations)
{
    /// <summary>20,000 groups and as many pages of a period: some fifty a day for a year.</summary>
    public const int Most = 20_000;

    public async Task<AlertsAnswer> ReadAsync(MeasureQuestion asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        (ImmutableArray<AlertGroup> groups, bool areGroupsWhole) = await GroupsAsync(asked, organisation, cancel);
        (ImmutableArray<PageFacts> pages, bool arePagesWhole) = await PagesAsync(asked, asked.Period, organisation, cancel);
        (ImmutableArray<PageFacts> before, _) = await PagesAsync(asked, asked.Period.Before, organisation, cancel);
        return new(
            asked,
            organisation,
            groups,
            pages,
            AlertQuality.ActionableShare(AlertQuality.Outcomes(before)),
            areGroupsWhole && arePagesWhole
        );
    }

    private async Task<(ImmutableArray<AlertGroup> Groups, bool IsWhole)> GroupsAsync(
        MeasureQuestion asked,
        Organisation organisation,
        CancellationToken cancel
    )
    {
        (IReadOnlyList<View> rows, bool isWhole) = await views.BetweenAsync(
            Views.Group,
            [],
            asked.Period.From,
            asked.Period.To,
            Most,
            cancel
        );
        return (
            [
                .. rows.Select(row => row.Row<AlertGroup>())
                    .Where(group => !DrillAlerts.Are(group) && !CanaryLabels.Are(group.Labels) && HeldReasons.HeartbeatOf(group) is null)
                    .Where(group => Takes(asked, organisation, group.Severity, group.Service)),
            ],
            isWhole
        );
    }

    private async Task<(ImmutableArray<PageFacts> Pages, bool IsWhole)> PagesAsync(
        MeasureQuestion asked,
        MeasurePeriod period,
        Organisation organisation,
        CancellationToken cancel
    )
    {
        (IReadOnlyList<View> rows, bool isWhole) = await views.BetweenAsync(Views.Page, [], period.From, period.To, Most, cancel);
        return (
            [
                .. rows.Select(row => row.Row<PageRow>())
                    .Where(page => page.Purpose is not (PagePurpose.Test or PagePurpose.Canary))
                    .Where(page => Takes(asked, organisation, page.Severity, page.Service))
                    .Select(Facts),
            ],
            isWhole
        );
    }

    private static bool Takes(MeasureQuestion asked, Organisation organisation, Severity severity, ServiceId? service) =>
        (asked.Severity is null || severity == asked.Severity)
        && (asked.Service is null || service == asked.Service)
        && (asked.Team is null || (service is { } one ? organisation.Service(one)?.Team : null) == asked.Team);

    private static PageFacts Facts(PageRow row) =>
        new(
            row.Id,
            row.Purpose,
            row.Title,
            row.Severity,
            row.Service,
            row.Group,
            row.Incident,
            row.StartedAt,
            row.AcknowledgedAt,
            row.ResolvedAt,
            [.. row.Notified.Select((person, place) => (person, row.ToldAt?[place] ?? row.StartedAt))]
        );
}
