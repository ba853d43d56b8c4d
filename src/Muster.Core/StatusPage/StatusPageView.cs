// The whole status page as readers see it, made of the organisation, the bulletins and the time: what is not in here is published nowhere.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Catalog;

namespace Muster.Core.StatusPage;

/// <param name="At">For which instant it was made.</param>
/// <param name="ChangedAt">When something of it changed last.</param>
/// <param name="Components">In the order of the page.</param>
/// <param name="Bulletins">Newest first.</param>
public sealed record StatusPageView(
    StatusPageSettings Page,
    DateTimeOffset At,
    DateTimeOffset ChangedAt,
    ImmutableArray<ComponentView> Components,
    ImmutableArray<BulletinView> Bulletins
)
{
    /// <summary>Incidents that are not over.</summary>
    [JsonIgnore]
    public IEnumerable<BulletinView> Incidents => Bulletins.Where(one => one is { Kind: BulletinKind.Incident, IsOpen: true });

    /// <summary>Maintenance that goes on now.</summary>
    [JsonIgnore]
    public IEnumerable<BulletinView> Active =>
        Bulletins.Where(one => one is { Kind: BulletinKind.Maintenance, IsOpen: true, Status: not BulletinStatus.Scheduled });

    /// <summary>Maintenance that is to come, the next first.</summary>
    [JsonIgnore]
    public IEnumerable<BulletinView> Upcoming =>
        Bulletins
            .Where(one => one is { IsOpen: true, Status: BulletinStatus.Scheduled })
            .OrderBy(one => one.From)
            .ThenBy(one => one.Id.Number);

    /// <summary>The worst of the open incidents and of the components; maintenance where nothing else is.</summary>
    [JsonIgnore]
    public BulletinImpact Indicator
    {
        get
        {
            BulletinImpact worst = Incidents
                .Select(one => one.Impact)
                .Concat(Components.Select(one => ImpactOf(one.Status)))
                .DefaultIfEmpty()
                .Max();
            return worst > BulletinImpact.Maintenance ? worst
                : Active.Any() ? BulletinImpact.Maintenance
                : BulletinImpact.None;
        }
    }

    /// <summary>When it says something else although nobody does anything: a promise is due, a maintenance begins or ends, the day or, in an outage, the minute turns.</summary>
    [JsonIgnore]
    public DateTimeOffset NextTurnAt
    {
        get
        {
            DateTimeOffset midnight = new(At.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
            DateTimeOffset minute = Components.Any(one => one.Status != ComponentStatus.Operational) ? At.AddMinutes(1) : midnight;
            return Bulletins
                .Where(one => one.IsOpen)
                .SelectMany(one => new[] { one.NextUpdateAt, one.From, one.Until })
                .OfType<DateTimeOffset>()
                .Where(due => due > At)
                .Concat([midnight, minute])
                .Min();
        }
    }

    /// <summary>What a reader of the Statuspage API makes of the status of a component.</summary>
    private static BulletinImpact ImpactOf(ComponentStatus status) =>
        status switch
        {
            ComponentStatus.Operational or ComponentStatus.UnderMaintenance => BulletinImpact.None,
            ComponentStatus.DegradedPerformance => BulletinImpact.Minor,
            ComponentStatus.PartialOutage => BulletinImpact.Major,
            ComponentStatus.MajorOutage => BulletinImpact.Critical,
        };
}
