// What is known of a failure when nobody knows its cause: which service, and since when.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Changes;

/// <param name="Service">Which fails; null when nobody says.</param>
/// <param name="DependsOn">The services that it depends on.</param>
/// <param name="ImpactStartedAt">When the harm began, as far as anybody knows; null when nobody says.</param>
/// <param name="DetectedAt">When it was noticed.</param>
public sealed record FailureFacts(
    ServiceId? Service,
    ImmutableArray<ServiceId> DependsOn,
    DateTimeOffset? ImpactStartedAt,
    DateTimeOffset DetectedAt
);
