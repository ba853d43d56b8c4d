// A customer's report as the API answers it.
using System.Collections.Immutable;
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;
using Muster.Engine.Projections;

namespace Muster.Server.CustomerReports.Api;

/// <param name="Component">The id of a component of the status page; null for something else.</param>
/// <param name="Text">Addresses in it are written so that no program makes a link of them.</param>
/// <param name="StartedAt">Since when, as the customer says; null when they did not.</param>
/// <param name="Repeats">The report of the same client within the hour that counts in its place; null for one that counts by itself.</param>
/// <param name="Nonsense">Null unless somebody judged it so.</param>
/// <param name="Incident">The incident that somebody linked it to; null for none.</param>
internal sealed record CustomerReportItem(
    CustomerReportId Id,
    ComponentId? Component,
    ReportSymptom Symptom,
    string Text,
    string? Where,
    DateTimeOffset? StartedAt,
    CustomerReportId? Repeats,
    ReportSetAside? Nonsense,
    IncidentId? Incident,
    DateTimeOffset At
)
{
    public static CustomerReportItem Of(CustomerReportRow row) =>
        new(row.Id, row.Component, row.Symptom, row.Text, row.Where, row.StartedAt, row.Repeats, row.Aside, row.Incident, row.At);
}

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record CustomerReportList(ImmutableArray<CustomerReportItem> Items, string? Next);

/// <param name="Incident">Its number, such as INC-42.</param>
internal sealed record LinkReportBody(string Incident);
