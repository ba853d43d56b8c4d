// Makes a new edition of the status page whenever something of it changed, on any node, or time has passed.
using Muster.Core.Catalog;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.StatusPage.Site;

/// <summary>Each node makes its own. A turn that fails leaves the last edition, which says so after a minute.</summary>
public sealed class StatusPublisher(StatusSite site, OrganisationReader organisations, IViewStore views, TimeProvider clock) : ICycle
{
    private const int ChangesMax = 1000;

    private Organisation? _organisation;
    private DateTimeOffset? _turnsAt;
    private long _seen;

    public string Name => "status-page";

    /// <summary>A change of the organisation is seen within the second.</summary>
    public Wake Signal(Wake commits) => commits.Rows(Views.Bulletin);

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        Organisation organisation = await organisations.CurrentAsync(stop);
        bool changed = await ChangedAsync(stop) || !ReferenceEquals(organisation, _organisation);
        DateTimeOffset now = clock.GetUtcNow();
        if (!changed && !(now >= _turnsAt))
        {
            site.StillSo();
            return _turnsAt;
        }

        // Before the rows are read: what is written meanwhile is seen at the next turn.
        StatusPageView? view = await ReadAsync(organisation, views, now, stop);
        site.Publish(view);
        _organisation = organisation;
        _turnsAt = view?.NextTurnAt;
        return _turnsAt;
    }

    /// <summary>The page as the record has it; null where the organisation has none.</summary>
    internal static async Task<StatusPageView?> ReadAsync(
        Organisation organisation,
        IViewStore views,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (organisation.StatusPage is null)
        {
            return null;
        }

        IReadOnlyList<View> rows = await views.AllAsync(Views.Bulletin, [Views.Open, Views.Closed, Views.Withdrawn], cancel);
        return StatusPageViews.Of(organisation, [.. rows.Select(row => row.Row<Bulletin>())], now);
    }

    /// <summary>Whether a bulletin was written since the last turn, by any node.</summary>
    private async Task<bool> ChangedAsync(CancellationToken stop)
    {
        if (_organisation is null)
        {
            _seen = await views.RevisionAsync(stop);
            return true;
        }

        bool any = false;
        IReadOnlyList<ViewRevision> some;
        do
        {
            some = await views.ChangedSinceAsync(_seen, ChangesMax, stop);
            any |= some.Any(one => one.Kind == Views.Bulletin);
            _seen = some.Count > 0 ? some[^1].Revision : _seen;
        } while (some.Count == ChangesMax);

        return any;
    }
}
