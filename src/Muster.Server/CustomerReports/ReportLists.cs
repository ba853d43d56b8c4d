// The pages of the list of customers' reports.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.CustomerReports;

public sealed class ReportLists(IViewStore views)
{
    /// <summary>One page, newest first, with the cursor of the next; null on the last.</summary>
    public async Task<(ImmutableArray<CustomerReportRow> Rows, string? Next)> ListAsync(ReportListing asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ViewQuery query = new(Views.CustomerReport, asked.Statuses, asked.Search, asked.After, asked.Limit)
        {
            Searched = ViewQuery.SearchedMax,
            Subject = asked.Component is { } component ? CustomerReportProjection.SubjectOf(component) : null,
        };
        IReadOnlyList<View> found = await views.ListAsync(query, cancel);
        string? next = await views.NextAsync(query, found, cancel);
        return ([.. found.Select(view => view.Row<CustomerReportRow>())], next);
    }

    public async Task<CustomerReportRow?> FindAsync(CustomerReportId id, CancellationToken cancel) =>
        (await views.FindAsync(Views.CustomerReport, id.Value, cancel))?.Row<CustomerReportRow>();
}
