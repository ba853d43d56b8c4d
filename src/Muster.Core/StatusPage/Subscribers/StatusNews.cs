// What subscribers are told: one update of what stands on the status page, as the public reads it.
using System.Collections.Immutable;

namespace Muster.Core.StatusPage.Subscribers;

/// <param name="Key">Which update of which bulletin, such as <c>B-3/2</c>: nobody is told twice of one.</param>
/// <param name="Bulletin">The id of the bulletin.</param>
/// <param name="Body">Empty where the clock spoke and no person: each reader's language has words for it.</param>
/// <param name="Components">Those that it is about, with how they fare; empty for all.</param>
/// <param name="NextUpdateAt">When the next is promised; null when none is.</param>
/// <param name="Path">Where it is read, below the address of the status page.</param>
public sealed record StatusNews(
    string Key,
    string Bulletin,
    string Page,
    BulletinKind Kind,
    string Title,
    BulletinStatus Status,
    BulletinImpact Impact,
    string Body,
    ImmutableArray<ComponentStatusView> Components,
    DateTimeOffset At,
    DateTimeOffset? NextUpdateAt,
    string Path
);
