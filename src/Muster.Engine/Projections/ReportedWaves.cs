// What customers report now: the latest reports of a component, and whether they are so many that it is an alert.
using Muster.Core.CustomerReports;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class ReportedWaves(IViewStore views)
{
    /// <summary>The wave that runs, null when none does, and the reports that count, newest first.</summary>
    public async Task<(ReportWave? Wave, IReadOnlyList<CustomerReportRow> Latest)> OfAsync(
        ReportedComponent component,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(component);
        IReadOnlyList<View> rows = await views.ListAsync(
            new ViewQuery(Views.CustomerReport, [Views.Open], Search: null, Before: null, ReportLimits.JudgedMax)
            {
                Subject = CustomerReportProjection.SubjectOf(component.Key),
            },
            cancel
        );
        return (
            ReportWave.Of(rows.Select(row => row.SortAt), component.Policy, now),
            [.. rows.Select(row => row.Row<CustomerReportRow>())]
        );
    }
}
