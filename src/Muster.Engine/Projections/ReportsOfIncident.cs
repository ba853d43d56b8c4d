// The customers' reports that an incident is about: those of the wave that its alerts tell of, and those that somebody linked.
using System.Collections.Immutable;
using Muster.Core.CustomerReports;
using Muster.Core.Incidents;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class ReportsOfIncident(IViewStore views)
{
    /// <summary>Newest first, without nonsense; at most <paramref name="limit"/>, which is 1 to <see cref="ViewQuery.LimitMax"/>.</summary>
    public async Task<ImmutableArray<CustomerReportRow>> LatestAsync(Incident incident, int limit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(incident);
        List<CustomerReportRow> found = [];
        foreach (CustomerVoice voice in incident.CustomerVoices)
        {
            ViewQuery query = new(Views.CustomerReport, [Views.Open, Views.Repeated], Search: null, Before: null, limit)
            {
                Subject = CustomerReportProjection.SubjectOf(ReportedComponent.KeyOf(voice.Component)),
            };
            IReadOnlyList<View> rows = await views.ListAsync(query, cancel);
            found.AddRange(rows.Where(row => row.SortAt >= voice.Since).Select(row => row.Row<CustomerReportRow>()));
        }

        ViewQuery linked = new(Views.IncidentReport, [], Search: null, Before: null, limit)
        {
            Subject = CustomerReportProjection.SubjectOf(incident.Id),
        };
        found.AddRange((await views.ListAsync(linked, cancel)).Select(row => row.Row<CustomerReportRow>()));
        return
        [
            .. found
                .Where(report => report.Aside is null && (report.Incident ?? incident.Id) == incident.Id)
                .Where(report => incident.ResolvedAt is not { } over || report.At <= over || report.Incident == incident.Id)
                .DistinctBy(report => report.Id)
                .OrderByDescending(report => report.At)
                .Take(limit),
        ];
    }
}
