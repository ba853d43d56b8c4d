// What the status page might say of an incident, for a person to choose from.
using System.Collections.Immutable;
using Muster.Core.Communications;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;

namespace Muster.Server.StatusPage;

/// <param name="Severity">The severity inside.</param>
/// <param name="Components">How those that stand on its services may fare, in the order of the page.</param>
/// <param name="StartedAt">When the impact began, where that is known.</param>
/// <param name="Said">The last statement for the public; null for none.</param>
public sealed record PublicSuggestion(
    Severity Severity,
    BulletinImpact Impact,
    BulletinStatus Status,
    ImmutableArray<ComponentState> Components,
    DateTimeOffset? StartedAt,
    HoldingStatement? Said
);
