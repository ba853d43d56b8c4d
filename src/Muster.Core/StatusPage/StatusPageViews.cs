// Makes the status page of the organisation, the bulletins and the time.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage;

public static class StatusPageViews
{
    /// <summary>The page as it stands at an instant; null where the organisation has none.</summary>
    /// <param name="bulletins">In any order; those that were withdrawn are left out here.</param>
    public static StatusPageView? Of(Organisation organisation, IReadOnlyCollection<Bulletin> bulletins, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(bulletins);
        if (organisation.StatusPage is not { } page)
        {
            return null;
        }

        Bulletin[] seen = [.. bulletins.Where(one => one.IsPublic)];
        Component[] components = InOrder(organisation);
        return new(
            page with
            {
                Reports = page.Reports is { Enabled: false } ? ReportPolicy.Default with { Enabled = false } : null,
            },
            now,
            bulletins
                .Where(one => one.Exists)
                .Select(one => one.ChangedAt)
                .Concat(organisation.ComponentsSince.Values)
                .DefaultIfEmpty(DateTimeOffset.UnixEpoch)
                .Max(),
            [.. components.Select(one => ViewOf(organisation, one, seen, now))],
            [
                .. seen.OrderByDescending(one => one.StartedAt ?? one.From ?? one.OpenedAt)
                    .ThenByDescending(one => one.Id.Number)
                    .Select(one => ViewOf(page, components, one)),
            ]
        );
    }

    /// <summary>By position, then by id; the components of a group follow its first.</summary>
    public static Component[] InOrder(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        Component[] all =
        [
            .. organisation.Components.Values.OrderBy(one => one.Position).ThenBy(one => one.Id.Value, StringComparer.Ordinal),
        ];
        return [.. all.GroupBy(one => one.Group.Length == 0 ? "\n" + one.Id : one.Group).SelectMany(group => group)];
    }

    private static ComponentView ViewOf(Organisation organisation, Component component, Bulletin[] bulletins, DateTimeOffset now)
    {
        DateTimeOffset defined = organisation.ComponentsSince.GetValueOrDefault(component.Id.Value, now);
        DateTimeOffset since = component.Since is { } day ? new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : defined;
        ImmutableArray<UptimeDay> days = component.Showcase ? Uptime.Of(component.Id, since, bulletins, now) : [];
        return new(
            component.Id,
            component.Name,
            component.Description,
            component.Group,
            component.OnlyShowIfDegraded,
            component.Showcase,
            bulletins.Where(one => one.IsOpen).Select(one => Uptime.InEffect(one.Last, component.Id)).DefaultIfEmpty().Max(),
            DateOnly.FromDateTime(since.UtcDateTime),
            bulletins
                .Where(one => one.Components.Any(state => state.Component == component.Id))
                .Select(one => one.Last.At)
                .Append(defined)
                .Max(),
            days,
            days.IsEmpty ? null : Uptime.Percent(days)
        );
    }

    private static BulletinView ViewOf(StatusPageSettings page, Component[] components, Bulletin bulletin)
    {
        HashSet<string> corrected = [.. bulletin.Updates.Select(one => one.Corrects).OfType<string>()];
        return new(
            bulletin.Id,
            bulletin.Kind,
            bulletin.Title,
            page.ShowSeverity ? bulletin.Severity : null,
            bulletin.Impact,
            [
                .. components
                    .Where(one => bulletin.Components.Any(state => state.Component == one.Id))
                    .Select(one => new ComponentStatusView(one.Id, one.Name, StatusIn(bulletin.Components, one.Id))),
            ],
            [
                .. bulletin.Updates.Select(
                    (one, index) =>
                        new UpdateView(
                            one.Id,
                            one.Status,
                            one.Body,
                            one.NextUpdateAt,
                            one.Corrects,
                            corrected.Contains(one.Id),
                            Affected(components, index == 0 ? null : bulletin.Updates[index - 1], one),
                            one.At
                        )
                ),
            ],
            bulletin.StartedAt,
            bulletin.Updates.Where(one => one.Status == BulletinStatus.Monitoring).Select(one => (DateTimeOffset?)one.At).FirstOrDefault(),
            bulletin.From,
            bulletin.Until,
            bulletin.OpenedAt,
            bulletin.ClosedAt,
            bulletin.ChangedAt
        );
    }

    private static ImmutableArray<AffectedView> Affected(Component[] components, BulletinUpdate? before, BulletinUpdate update) =>
        [
            .. components
                .Select(one => new AffectedView(
                    one.Id,
                    one.Name,
                    before is null ? ComponentStatus.Operational : Uptime.InEffect(before, one.Id),
                    Uptime.InEffect(update, one.Id)
                ))
                .Where(one => one.Before != one.After),
        ];

    private static ComponentStatus StatusIn(ImmutableArray<ComponentState> states, ComponentId id) =>
        states.FirstOrDefault(one => one.Component == id).Status;
}
