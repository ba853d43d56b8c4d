// The rows of customers' reports: by what was reported, and by the incident that they were linked to.
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class CustomerReportProjection : IProjection
{
    public string Category => CustomerReport.Category;

    /// <summary>The subject of the rows of what was reported.</summary>
    /// <param name="component">Its key, see <see cref="ReportedComponent"/>.</param>
    public static string SubjectOf(string component) => "component/" + component;

    public static string SubjectOf(IncidentId incident) => "incident/" + incident;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        CustomerReport report = (CustomerReport)state;
        if (!report.Exists)
        {
            yield break;
        }

        string body = ViewJson.Write(
            new CustomerReportRow(
                report.Id,
                report.Component,
                report.Symptom,
                report.Text,
                report.Where,
                report.StartedAt,
                report.Repeats,
                report.Aside,
                report.Incident,
                report.At
            )
        );
        yield return new View(
            Views.CustomerReport,
            report.Id.Value,
            report.Aside is not null ? Views.Refused
                : report.Counts ? Views.Open
                : Views.Repeated,
            report.At,
            ViewJson.Search([report.Id.Value, report.Component?.Value, report.Symptom.Word(), report.Text, report.Where]),
            body
        )
        {
            Subject = SubjectOf(ReportedComponent.KeyOf(report.Component)),
        };
        if (report.Incident is { } incident)
        {
            yield return new View(Views.IncidentReport, report.Id.Value, Views.Recorded, report.At, "", body)
            {
                Subject = SubjectOf(incident),
            };
        }
    }
}
