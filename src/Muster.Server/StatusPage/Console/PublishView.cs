// What the form for a new bulletin offers.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Communications;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;

namespace Muster.Server.StatusPage.Console;

/// <param name="Incident">The incident inside; null for a bulletin without one.</param>
/// <param name="Said">The last statement for the public; null for none.</param>
/// <param name="Components">In the order of the page.</param>
/// <param name="Suggested">How those that stand on the services of the incident may fare.</param>
public sealed record PublishView(
    Organisation Organisation,
    IncidentId? Incident,
    ImmutableArray<Component> Components,
    ImmutableArray<ComponentState> Suggested,
    BulletinImpact Impact,
    BulletinStatus Status,
    DateTimeOffset? StartedAt,
    HoldingStatement? Said,
    Typed Typed
)
{
    /// <summary>In public words; empty where nothing is suggested.</summary>
    public string Title =>
        Names is { Length: > 0 } names
            ? $"{names}: {Suggested[0].Status switch
            {
                ComponentStatus.MajorOutage => "outage",
                ComponentStatus.PartialOutage => "partial outage",
                _ => "degraded performance",
            }}"
            : "";

    /// <summary>What was said to the public last; else a sentence to begin with.</summary>
    public string Body =>
        Said is { } said ? BulletinSuggestion.BodyOf(said)
        : Names is { Length: > 0 } names ? $"We see trouble with {names} and are investigating."
        : "";

    private string Names =>
        string.Join(", ", Components.Where(one => Suggested.Any(state => state.Component == one.Id)).Select(one => one.Name));
}
