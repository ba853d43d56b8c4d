// Reads an alert group with its alerts, its page and the silences that hold for it.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;

namespace Muster.Server.Alerts;

public sealed class GroupReader(
    IAlertStore alerts,
    ISignalSink sink,
    IEventStore store,
    OrganisationReader organisations,
    PageOutlooks outlooks,
    SilenceBook silences,
    TimeProvider clock
)
{
    /// <summary>Null when there is no such group.</summary>
    public async Task<GroupRecord?> ReadAsync(string id, CancellationToken cancel)
    {
        if (!Slug.IsValid(id) || await alerts.GroupAsync(AlertGroupId.Parse(id), cancel) is not { } group)
        {
            return null;
        }

        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<Alert> members = sink.AsHeard(await alerts.OfGroupAsync(group.Id, GroupRecord.AlertsMax, cancel));
        ActiveSilences active = await silences.AtAsync(now, cancel);
        ImmutableArray<Silence> holding =
        [
            .. members
                .Where(alert => alert.IsFiring)
                .Select(active.Of)
                .OfType<Silence>()
                .DistinctBy(one => one.Id)
                .OrderBy(one => one.EndsAt),
        ];
        Page? page = await PageAsync(group.Page, cancel);
        PageOutlook? outlook = page is null ? null : await outlooks.OfAsync(page, cancel);
        return new(group, [.. members], page, outlook, holding, await organisations.CurrentAsync(cancel), now);
    }

    private async Task<Page?> PageAsync(PageId? page, CancellationToken cancel) =>
        page is { } id ? (await StreamReplay.ReadAsync<Page, PageCommand, PageEvent>(store, id.Value, cancel)).State : null;
}
