// An event of PagerDuty's Events API v2, cleaned.
using System.Collections.Immutable;

namespace Muster.Server.Intake.PagerDuty;

/// <param name="Action"><c>trigger</c>, <c>acknowledge</c> or <c>resolve</c>.</param>
/// <param name="DedupKey">As sent, because it is an identity; null: Muster gives one.</param>
/// <param name="Payload">Set for a trigger.</param>
/// <param name="Links">A text and an address each, on one line.</param>
internal sealed record PagerDutyEvent(
    string RoutingKey,
    string Action,
    string? DedupKey,
    PagerDutyPayload? Payload,
    string? Client,
    string? ClientUrl,
    ImmutableArray<string> Links
);
