// What a request says of a bulletin.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;

namespace Muster.Server.StatusPage.Api;

/// <param name="Title">What customers notice, in one line.</param>
/// <param name="Body">The first word about it.</param>
/// <param name="Impact">Left out, by the severity of the incident inside; <c>minor</c> without one.</param>
/// <param name="Incident">The incident inside, which no reader ever sees.</param>
/// <param name="Components">How they fare now. Left out with an incident inside, those that stand on its services; an empty list names none.</param>
/// <param name="NextUpdateAt">The promise of the next word.</param>
/// <param name="StartedAt">Since when customers feel it; left out, since the impact of the incident inside began, else since now.</param>
/// <param name="Override">The linter's rules that whoever publishes answers for: without it words that are not for the public are refused.</param>
public sealed record PublishBulletinBody(
    string Title,
    string Body,
    BulletinImpact? Impact = null,
    BulletinStatus Status = BulletinStatus.Investigating,
    IncidentId? Incident = null,
    IReadOnlyList<ComponentState>? Components = null,
    DateTimeOffset? NextUpdateAt = null,
    DateTimeOffset? StartedAt = null,
    ImmutableArray<string>? Override = null
);

/// <param name="Components">What it touches: under maintenance while it lasts, or worse where that is said.</param>
/// <param name="Override">The linter's rules that whoever publishes answers for: without it words that are not for the public are refused.</param>
public sealed record PlanMaintenanceBody(
    string Title,
    DateTimeOffset From,
    DateTimeOffset Until,
    string Body = "",
    IReadOnlyList<ComponentState>? Components = null,
    ImmutableArray<string>? Override = null
);

/// <param name="Components">How these fare now; the others stay as they were.</param>
/// <param name="Corrects">The id of an earlier update that this one puts right.</param>
/// <param name="Override">The linter's rules that whoever publishes answers for: without it words that are not for the public are refused.</param>
public sealed record UpdateBulletinBody(
    string Body,
    BulletinStatus Status,
    DateTimeOffset? NextUpdateAt = null,
    IReadOnlyList<ComponentState>? Components = null,
    string? Corrects = null,
    ImmutableArray<string>? Override = null
);

/// <param name="Override">The linter's rules that whoever publishes answers for: without it words that are not for the public are refused.</param>
public sealed record DescribeBulletinBody(string Title, BulletinImpact Impact, ImmutableArray<string>? Override = null);

public sealed record RescheduleBody(DateTimeOffset From, DateTimeOffset Until);
