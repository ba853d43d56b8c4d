// What the form that declares an incident shows.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents.Pages;

/// <param name="Group">The alert group that it is declared from; null for none.</param>
/// <param name="BeganAt">When the first of its alerts began; null where nobody knows.</param>
/// <param name="Refused">What was typed when it was refused; null at first.</param>
public sealed record DeclareModel(Organisation Organisation, AlertGroup? Group, DateTimeOffset? BeganAt, RefusedForm? Refused = null)
{
    public const string Form = "declare";

    public string? Value(string field, string? offered = null) => Refused is null ? offered : Refused.Value(field);

    public string? Error(string field) => Refused?.Error(field);

    /// <summary>The title of the alerts, cut to what an incident's title holds.</summary>
    public string? Title => Group is null ? null : IncidentTitle.Fit(Group.Title);

    public Severity Severity => Group?.Severity ?? Severity.Sev2;
}
