// What the form that declares an incident shows.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Reactions;

namespace Muster.Server.Incidents.Pages;

/// <param name="Groups">The alert groups that it is declared from, the first one first in its title; empty for none.</param>
/// <param name="BeganAt">When the first of its alerts began; null where nobody knows.</param>
/// <param name="Refused">What was typed when it was refused; null at first.</param>
public sealed record DeclareModel(
    Organisation Organisation,
    ImmutableArray<AlertGroup> Groups,
    DateTimeOffset? BeganAt,
    RefusedForm? Refused = null
)
{
    /// <summary>The answers to the three questions; null before they were given.</summary>
    public SeverityGuide? Guide { get; init; }

    /// <summary>Whom each severity would page, in the order of the severities.</summary>
    public ImmutableArray<PagedNow> Paged { get; init; } = [];

    public const string Form = "declare";

    public string? Value(string field, string? offered = null) => Refused is null ? offered : Refused.Value(field);

    public string? Error(string field) => Refused?.Error(field);

    /// <summary>The title of the alerts, cut to what an incident's title holds.</summary>
    public string? Title =>
        Groups switch
        {
            [] => null,
            [var only] => IncidentTitle.Fit(only.Title),
            [var first, ..] => IncidentTitle.Fit(
                string.Create(CultureInfo.InvariantCulture, $"{Groups.Length} alert groups at once: {first.Title} and others")
            ),
        };

    /// <summary>What the guide suggests, else the worst of the alerts.</summary>
    public Severity Severity => Guide?.Suggested ?? (Groups.IsEmpty ? Severity.Sev2 : Groups.Min(group => group.Severity));

    /// <summary>The drill whose alerts they are; null for real ones.</summary>
    public DrillId? Drill => Groups.IsEmpty ? null : DrillAlerts.DrillOf(Groups[0]);

    public IncidentType Type => Drill is null ? IncidentType.Incident : IncidentType.Drill;

    /// <summary>The service of the alerts; null where they are of several.</summary>
    public ServiceId? Service => SharedService.Of(Groups);
}
