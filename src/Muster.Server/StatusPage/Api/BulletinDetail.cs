// A bulletin as the API answers it: what readers of the status page see, and what stands behind it.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Server.Web.Api;

namespace Muster.Server.StatusPage.Api;

/// <param name="Incident">The incident inside, which no reader of the page ever sees; null for none.</param>
/// <param name="StartedAt">Since when customers feel it; for a maintenance when it began, and null before.</param>
/// <param name="From">When a maintenance is to begin; null for an incident.</param>
/// <param name="Until">When a maintenance is to end; null for an incident.</param>
/// <param name="Components">How its components fare now, by id.</param>
/// <param name="NextUpdateAt">The promise of the next word; null for none.</param>
/// <param name="Updates">Oldest first.</param>
/// <param name="ClosedAt">When the last word was said; null while more is to come.</param>
/// <param name="Withdrawal">Set while it is off the page.</param>
/// <param name="Version">For <c>If-Match</c>; null in a list.</param>
public sealed record BulletinDetail(
    BulletinId Id,
    BulletinKind Kind,
    string Title,
    IncidentId? Incident,
    BulletinImpact Impact,
    BulletinStatus Status,
    DateTimeOffset? StartedAt,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    ImmutableArray<ComponentState> Components,
    DateTimeOffset? NextUpdateAt,
    ImmutableArray<BulletinUpdate> Updates,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt,
    BulletinWithdrawal? Withdrawal,
    int? Version = null,
    WrittenItem? Written = null
)
{
    public static BulletinDetail Of(Bulletin bulletin)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        return new(
            bulletin.Id,
            bulletin.Kind,
            bulletin.Title,
            bulletin.Incident,
            bulletin.Impact,
            bulletin.Status,
            bulletin.StartedAt,
            bulletin.From,
            bulletin.Until,
            bulletin.Components,
            bulletin.Last.NextUpdateAt,
            bulletin.Updates,
            bulletin.OpenedAt,
            bulletin.ClosedAt,
            bulletin.Withdrawal
        );
    }
}

/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record BulletinItems(ImmutableArray<BulletinDetail> Items, string? Next);
