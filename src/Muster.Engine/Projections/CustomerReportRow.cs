// What a list shows of one customer's report.
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

/// <param name="Component">Null for something that is no component of the page.</param>
/// <param name="Where">Null when they did not say.</param>
/// <param name="StartedAt">Since when, as the customer says; null when they did not.</param>
/// <param name="Repeats">The report of the same client that counts in its place; null for one that stands for itself.</param>
/// <param name="Aside">Null unless it is judged to be nonsense.</param>
/// <param name="Incident">The incident that somebody linked it to; null for none.</param>
public sealed record CustomerReportRow(
    CustomerReportId Id,
    ComponentId? Component,
    ReportSymptom Symptom,
    string Text,
    string? Where,
    DateTimeOffset? StartedAt,
    CustomerReportId? Repeats,
    ReportSetAside? Aside,
    IncidentId? Incident,
    DateTimeOffset At
);
