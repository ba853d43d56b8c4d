// Puts the page of action items together.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Live;

namespace Muster.Server.Reviews.Actions;

public sealed class ActionConsole(ActionLists lists, IViewStore views, OrganisationReader organisations, ILiveFeed live, TimeProvider clock)
{
    /// <summary>Null for an address that no link of ours has.</summary>
    public async Task<ActionsView?> ReadAsync(ActionQuestion question, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (ActionListing.Read(question, out _) is not { } asked)
        {
            return null;
        }

        string rev = live.Rev(ActionsView.Topics, http.User);
        (ImmutableArray<ListedAction> rows, string? next) = await lists.ListAsync(asked, http.RequestAborted);
        int overdue = await lists.CountAsync(Views.Overdue, http.RequestAborted);
        int open = overdue + await lists.CountAsync(Views.Open, http.RequestAborted);
        return new(
            asked,
            rows,
            open,
            overdue,
            next,
            await TroublesAsync(http.RequestAborted),
            await organisations.CurrentAsync(http.RequestAborted),
            rev,
            clock.GetUtcNow()
        );
    }

    private async Task<ImmutableArray<(string Id, string Name, string Why)>> TroublesAsync(CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        return
        [
            .. (await views.AllAsync(Views.Tracker, [Views.Refused], cancel))
                .Where(view => organisation.Trackers.ContainsKey(view.Id))
                .Select(view => (view.Id, organisation.Trackers[view.Id].Name, view.Row<TrackerRow>().Failure ?? "")),
        ];
    }
}
