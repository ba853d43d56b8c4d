// Everything that is known of one alert group, read at one moment.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Server.Alerts;

/// <param name="Alerts">Firing first, then the latest update first; at most <see cref="AlertsMax"/>.</param>
/// <param name="Page">What it raised; null when it raised none.</param>
/// <param name="Outlook">Where <paramref name="Page"/> stands; null when there is none.</param>
/// <param name="Silences">Those that keep one of its firing alerts quiet now, by end.</param>
public sealed record GroupRecord(
    AlertGroup Group,
    ImmutableArray<Alert> Alerts,
    Page? Page,
    PageOutlook? Outlook,
    ImmutableArray<Silence> Silences,
    Organisation Organisation,
    DateTimeOffset At
)
{
    /// <summary>200: a person reads the first few; the API lists all.</summary>
    public const int AlertsMax = 200;

    public bool IsOpen => Group.ClosedAt is null;

    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;

    public string? ServiceName => Group.Service is { } id ? Organisation.Service(id)?.Name ?? id.Value : null;

    /// <summary>Whom a step of the page reaches now; nobody when its targets are empty.</summary>
    public ImmutableArray<string> Reached(EscalationStep step) =>
        [.. EscalationResolution.Resolve(Organisation, step, At, service: Group.Service).Select(person => person.Name)];
}
