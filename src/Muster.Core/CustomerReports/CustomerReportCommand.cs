// Everything that can be asked of a customer's report.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.CustomerReports;

public abstract record CustomerReportCommand(Actor By, DateTimeOffset At)
{
    /// <param name="Component">As the form says it; empty for something else.</param>
    /// <param name="Known">The components that a report may name.</param>
    /// <param name="Symptom">Null where it could not be read.</param>
    /// <param name="Contact">Where to write when it is over; judged here and kept nowhere in the record. Empty when nobody is to be written to.</param>
    public sealed record Receive(
        CustomerReportId Id,
        string Component,
        ImmutableHashSet<ComponentId> Known,
        ReportSymptom? Symptom,
        string Text,
        string Where,
        DateTimeOffset? StartedAt,
        string Contact,
        CustomerReportId? Repeats,
        Actor By,
        DateTimeOffset At
    ) : CustomerReportCommand(By, At);

    public sealed record SetAside(string Reason, Actor By, DateTimeOffset At) : CustomerReportCommand(By, At);

    public sealed record TakeBack(Actor By, DateTimeOffset At) : CustomerReportCommand(By, At);

    /// <summary>Whether there is such an incident was looked at before: a report knows none.</summary>
    public sealed record Link(IncidentId Incident, Actor By, DateTimeOffset At) : CustomerReportCommand(By, At);
}
