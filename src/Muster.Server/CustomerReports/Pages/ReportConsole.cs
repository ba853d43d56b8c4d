// Reads what the page of customers' reports shows.
using System.Collections.Immutable;
using System.Security.Claims;
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;

namespace Muster.Server.CustomerReports.Pages;

public sealed class ReportConsole(
    ReportLists lists,
    ReportedWaves waves,
    OrganisationReader organisations,
    ILiveFeed live,
    TimeProvider clock
)
{
    /// <summary>The revision of the page, to be read before the page is.</summary>
    public string Rev(ClaimsPrincipal user) => live.Rev(ReportsModel.Topics, user);

    public async Task<ReportsModel> ReadAsync(ReportListing asked, ClaimsPrincipal user, string rev, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        ImmutableArray<ReportedComponent> components = ReportedComponents.Of(organisation);
        ImmutableArray<(ReportedComponent, ReportWave)>.Builder now = ImmutableArray.CreateBuilder<(ReportedComponent, ReportWave)>();
        foreach (ReportedComponent component in components)
        {
            if ((await waves.OfAsync(component, clock.GetUtcNow(), cancel)).Wave is { } wave)
            {
                now.Add((component, wave));
            }
        }

        (ImmutableArray<CustomerReportRow> rows, string? next) = await lists.ListAsync(asked, cancel);
        return new(asked, rows, next, now.ToImmutable(), components, organisation, Caller.Require(user), rev);
    }
}
