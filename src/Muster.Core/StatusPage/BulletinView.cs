// A bulletin as readers see it: nothing in it is from inside.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage;

/// <param name="Severity">The severity inside, where the page is to show it; else null.</param>
/// <param name="Components">How its components fare by it, in the order of the page.</param>
/// <param name="Updates">Oldest first; never empty.</param>
/// <param name="StartedAt">Since when customers feel it; null for a maintenance that has not begun.</param>
/// <param name="MonitoringAt">When it was first said that the impact is over; null for never.</param>
public sealed record BulletinView(
    BulletinId Id,
    BulletinKind Kind,
    string Title,
    Severity? Severity,
    BulletinImpact Impact,
    ImmutableArray<ComponentStatusView> Components,
    ImmutableArray<UpdateView> Updates,
    DateTimeOffset? StartedAt,
    DateTimeOffset? MonitoringAt,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset ChangedAt
)
{
    [JsonIgnore]
    public UpdateView Last => Updates[^1];

    [JsonIgnore]
    public BulletinStatus Status => Last.Status;

    [JsonIgnore]
    public bool IsOpen => ClosedAt is null;

    /// <summary>The promise of the next word; null for none.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextUpdateAt => IsOpen ? Last.NextUpdateAt : null;

    /// <summary>When a reader's calendar has it: when it began, or is to begin.</summary>
    [JsonIgnore]
    public DateTimeOffset When => StartedAt ?? From ?? OpenedAt;
}
