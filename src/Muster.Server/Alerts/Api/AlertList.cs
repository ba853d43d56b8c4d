// A page of the list of alerts as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Server.Alerts.Api;

/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record AlertList(ImmutableArray<AlertItem> Items, string? Next);

/// <summary>Instants are UTC.</summary>
/// <param name="Id">Names this episode of the alert; the fingerprint names the alert over all its episodes.</param>
/// <param name="Status"><c>firing</c> or <c>resolved</c>.</param>
/// <param name="Severity">As the routes of today read it.</param>
/// <param name="Key">The name of the key that raised it; of a report, <c>person:</c> and the id of who reported.</param>
/// <param name="LeaseEndsAt">When it counts as resolved unless a signal renews it.</param>
/// <param name="ResolvedBecause"><c>signal</c> or <c>lease</c>; null while it fires.</param>
/// <param name="ResolvedBy">The name of the key whose signal ended it, or <c>person:</c> and the id of who ended it; null while it fires and when its lease ran out.</param>
/// <param name="Signals">How many firing signals were merged into this episode, the one that opened it among them; as of <paramref name="UpdatedAt"/>.</param>
/// <param name="Receipt">The receipt of the request whose signal opened it: <c>/api/v1/receipts/{id}</c>, as long as receipts are kept.</param>
public sealed record AlertItem(
    long Id,
    string Fingerprint,
    string Title,
    string Status,
    Severity Severity,
    ServiceId? Service,
    AlertGroupId? Group,
    string Door,
    string Key,
    LabelSet Labels,
    LabelSet Annotations,
    string? GeneratorUrl,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset LeaseEndsAt,
    DateTimeOffset? ResolvedAt,
    string? ResolvedBecause,
    string? ResolvedBy,
    long Signals,
    string? Receipt
)
{
    public static AlertItem Of(Alert alert, Router router)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(router);
        Routed routed = router.Route(alert);
        return new(
            alert.Id,
            alert.Fingerprint.ToString(),
            GroupTitle.Of(routed.Name, routed.Summary, alerts: 1),
            alert.IsFiring ? "firing" : "resolved",
            routed.Severity,
            alert.Service,
            alert.Group,
            alert.Door,
            alert.Key,
            alert.Labels,
            alert.Annotations,
            alert.GeneratorUrl,
            alert.StartsAt,
            alert.UpdatedAt,
            alert.LeaseEndsAt,
            alert.ResolvedAt,
            alert.ResolvedBecause,
            alert.ResolvedBy,
            alert.Signals,
            alert.Receipt
        );
    }
}
