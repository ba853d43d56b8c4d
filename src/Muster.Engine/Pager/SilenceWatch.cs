// When a silence ends and the group still fires, it is paged then.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

/// <summary>
/// Looks at the silences each second, and at the silenced groups when a silence ended or changed. It needs no timer: a silence can be ended early by anybody, on
/// any node.
/// </summary>
public sealed class SilenceWatch(
    IAlertStore alerts,
    IViewStore views,
    CommandRunner runner,
    OrganisationReader organisations,
    SilenceBook silences,
    GroupRouting routing,
    TimeProvider clock
) : ICycle
{
    /// <summary>Also without a change it looks again: a group may have been silenced just as its silence ended.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private const int RowsMax = 200;

    private string? _signature;
    private DateTimeOffset _lookedAt;

    public string Name => "silences";

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ActiveSilences active = await silences.AtAsync(now, stop);
        if (active.Signature == _signature && now - _lookedAt < LookAgain)
        {
            return null;
        }

        ViewCursor? before = null;
        IReadOnlyList<View> rows;
        do
        {
            rows = await views.ListAsync(new ViewQuery(Views.Group, [Views.Silenced], null, before, RowsMax), stop);
            foreach (View row in rows)
            {
                await LookAsync(AlertGroupId.Parse(row.Id), active, stop);
            }

            before = rows.Count == 0 ? null : new ViewCursor(rows[^1].SortAt, rows[^1].Id);
        } while (rows.Count == RowsMax);

        (_signature, _lookedAt) = (active.Signature, now);
        return null;
    }

    private async Task LookAsync(AlertGroupId id, ActiveSilences active, CancellationToken stop)
    {
        ImmutableArray<Alert> firing =
        [
            .. (await alerts.OfGroupAsync(id, PagerDefaults.AlertsOfGroupMax, stop)).Where(alert => alert.IsFiring),
        ];
        if (firing.IsEmpty || firing.All(alert => active.Of(alert) is not null))
        {
            return;
        }

        Organisation organisation = await organisations.CurrentAsync(stop);
        await runner.RunAsync(null, ActAsync, stop);

        async Task<Rejection?> ActAsync(Work work, CancellationToken cancel)
        {
            if (await work.GroupAsync(id, cancel) is { ClosedAt: null } group && HeldReasons.IsSilenced(group))
            {
                await routing.PageAsync(work, group, firing, organisation, active, cancel);
            }

            return null;
        }
    }
}
