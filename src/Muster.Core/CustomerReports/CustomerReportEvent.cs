// Everything that can happen to a customer's report: the complete family.
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.CustomerReports;

/// <summary>What happened to a customer's report. The names are stable; docs/events.md describes each.</summary>
[JsonDerivedType(typeof(Received), "customer_report.received")]
[JsonDerivedType(typeof(SetAside), "customer_report.set_aside")]
[JsonDerivedType(typeof(TakenBack), "customer_report.taken_back")]
[JsonDerivedType(typeof(Linked), "customer_report.linked")]
public abstract record CustomerReportEvent(Actor By, DateTimeOffset At)
{
    /// <param name="Component">Null for something that is no component of the page.</param>
    /// <param name="Text">Cleaned, see <see cref="ReportText"/>.</param>
    /// <param name="Where">Null when they did not say.</param>
    /// <param name="StartedAt">Since when, as the customer says; null when they did not.</param>
    /// <param name="Repeats">The report of the same client for the same component within the hour; null for the first, which alone counts.</param>
    public sealed record Received(
        CustomerReportId Id,
        ComponentId? Component,
        ReportSymptom Symptom,
        string Text,
        string? Where,
        DateTimeOffset? StartedAt,
        CustomerReportId? Repeats,
        Actor By,
        DateTimeOffset At
    ) : CustomerReportEvent(By, At);

    /// <summary>Somebody judged it to be nonsense: it counts no more, and the record keeps it.</summary>
    public sealed record SetAside(string Reason, Actor By, DateTimeOffset At) : CustomerReportEvent(By, At);

    /// <summary>It was no nonsense after all.</summary>
    public sealed record TakenBack(Actor By, DateTimeOffset At) : CustomerReportEvent(By, At);

    /// <summary>It speaks of this incident.</summary>
    public sealed record Linked(IncidentId Incident, Actor By, DateTimeOffset At) : CustomerReportEvent(By, At);
}
