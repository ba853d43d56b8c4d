// The state of one customer's report: what was seen, where, and what people made of it.
using System.Diagnostics;
using Muster.Core.Kernel;
using static Muster.Core.CustomerReports.CustomerReportEvent;

namespace Muster.Core.CustomerReports;

/// <summary>
/// The state of one customer's report, folded from its events. The stream is <c>customer_report/CR-3</c>. Neither who sent it nor where to write to them is in it: an
/// event is for ever, and these are not.
/// </summary>
public sealed record CustomerReport : IDecider<CustomerReport, CustomerReportCommand, CustomerReportEvent>
{
    public static string Category => "customer_report";

    public static CustomerReport Initial { get; } = new();

    /// <summary>False until it is received; then everything else is meaningless.</summary>
    public bool Exists { get; init; }

    public CustomerReportId Id { get; init; }

    /// <summary>Null for something that is no component of the page.</summary>
    public ComponentId? Component { get; init; }

    public ReportSymptom Symptom { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Null when they did not say.</summary>
    public string? Where { get; init; }

    /// <summary>Since when, as the customer says; null when they did not.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Set when the same client had reported the same component within the hour: then it does not count.</summary>
    public CustomerReportId? Repeats { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Set while it is judged to be nonsense.</summary>
    public ReportSetAside? Aside { get; init; }

    /// <summary>The incident that somebody linked it to; null for none.</summary>
    public IncidentId? Incident { get; init; }

    /// <summary>Whether it is one of those that the threshold counts.</summary>
    public bool Counts => Exists && Repeats is null && Aside is null;

    public static Decision<CustomerReportEvent> Decide(CustomerReport state, CustomerReportCommand command) =>
        CustomerReportRules.Decide(state, command);

    public static CustomerReport Evolve(CustomerReport state, CustomerReportEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            Received e => state with
            {
                Exists = true,
                Id = e.Id,
                Component = e.Component,
                Symptom = e.Symptom,
                Text = e.Text,
                Where = e.Where,
                StartedAt = e.StartedAt,
                Repeats = e.Repeats,
                At = e.At,
            },
            SetAside e => state with { Aside = new(e.Reason, e.By, e.At) },
            TakenBack => state with { Aside = null },
            Linked e => state with { Incident = e.Incident },
            _ => throw new UnreachableException($"A customer's report does not know {happened}."),
        };
    }
}
