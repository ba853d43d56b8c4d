// Reads what the pages of alert groups show.
using System.Collections.Immutable;
using System.Security.Claims;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;

namespace Muster.Server.Alerts.Pages;

public sealed class AlertConsole(GroupLists lists, GroupReader reader, OrganisationReader organisations, ILiveFeed live, TimeProvider clock)
{
    /// <summary>The revision of a page, to be read before its data is.</summary>
    public string Rev(string topics, ClaimsPrincipal user) => live.Rev(topics, user);

    public async Task<AlertsModel> ListAsync(GroupListing asked, ClaimsPrincipal user, string rev, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        int open = await lists.CountAsync(GroupListing.OpenStatuses, cancel);
        int all = await lists.CountAsync([], cancel);
        (ImmutableArray<ListedGroup> rows, string? next) = await RowsAsync(asked, cancel);
        return new(asked, rows, next, open, all, await organisations.CurrentAsync(cancel), Caller.Require(user), clock.GetUtcNow(), rev);
    }

    /// <summary>Null when there is no such group.</summary>
    public async Task<GroupModel?> GroupAsync(string id, ClaimsPrincipal user, CancellationToken cancel)
    {
        string rev = live.Rev(GroupModel.TopicsOf(id), user);
        return await reader.ReadAsync(id, cancel) is { } record ? new(record, Caller.Require(user), rev) : null;
    }

    /// <summary>Under <c>all</c> the open ones stand first, on the first page; the pages go through the others.</summary>
    private async Task<(ImmutableArray<ListedGroup> Rows, string? Next)> RowsAsync(GroupListing asked, CancellationToken cancel)
    {
        if (asked.Status != GroupListing.All)
        {
            return await lists.ListAsync(asked, cancel);
        }

        ImmutableArray<ListedGroup> open = asked.After is null
            ? (await lists.ListAsync(asked with { Status = GroupListing.Open }, cancel)).Rows
            : [];
        (ImmutableArray<ListedGroup> over, string? next) = await lists.ListAsync(asked with { Status = Views.Closed }, cancel);
        return ([.. open, .. over], next);
    }
}
