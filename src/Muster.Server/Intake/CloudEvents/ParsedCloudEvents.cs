// The events of one request, each read or refused, in its order.
using System.Collections.Immutable;

namespace Muster.Server.Intake.CloudEvents;

/// <param name="Events">Each with null for why, or with null for the event.</param>
/// <param name="Malformed">Why the body as a whole says nothing; null when it does.</param>
internal sealed record ParsedCloudEvents(
    ImmutableArray<(CloudEvent? Event, string? Why)> Events,
    string? Malformed = null,
    bool IsTooMany = false
);
