// Reads what the list of incidents shows.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;

namespace Muster.Server.Incidents.Pages;

public sealed class ListPages(IncidentLists lists, OrganisationReader organisation, ILiveFeed live, TimeProvider clock)
{
    private static readonly string[] Tabs = [Views.Open, Views.Resolved, Views.Reviewed];

    /// <summary>The revision of the list, to be read before the list is.</summary>
    public string Rev(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return live.Rev(IncidentListModel.Topics, http.User);
    }

    public async Task<IncidentListModel> ReadAsync(IncidentListing asked, HttpContext http, string rev, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(http);
        ImmutableDictionary<string, int>.Builder counts = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (string tab in Tabs)
        {
            counts[tab] = await lists.CountAsync([tab], cancel);
        }

        counts[IncidentListing.All] = counts.Values.Sum();
        (ImmutableArray<IncidentRow> rows, string? next) = await RowsAsync(asked, cancel);
        return new(
            asked,
            rows,
            next,
            counts.ToImmutable(),
            await organisation.CurrentAsync(cancel),
            Caller.Require(http.User),
            clock.GetUtcNow(),
            rev
        );
    }

    /// <summary>Under <c>all</c> the open ones stand first, on the first page; the pages go through the others.</summary>
    private async Task<(ImmutableArray<IncidentRow> Rows, string? Next)> RowsAsync(IncidentListing asked, CancellationToken cancel)
    {
        if (asked.Status != IncidentListing.All)
        {
            return await lists.ListAsync(asked, cancel);
        }

        ImmutableArray<IncidentRow> open = asked.After is null
            ? (await lists.ListAsync(asked with { Status = Views.Open }, cancel)).Rows
            : [];
        (ImmutableArray<IncidentRow> over, string? next) = await lists.ListAsync(asked with { Status = IncidentListing.Over }, cancel);
        return ([.. open, .. over], next);
    }
}
