// One message from a monitoring system in any wire format, normalised.
namespace Muster.Core.Alerts;

/// <summary>One message from a monitoring system, normalised by its door.</summary>
/// <param name="Fingerprint">What the signal speaks of: the label set, or the sender's own deduplication key scoped to the intake key.</param>
/// <param name="Door">Which wire format it came through: <c>prometheus</c>, <c>alertmanager</c>, <c>pagerduty</c>, <c>manual</c>.</param>
/// <param name="Key">The name of the intake key, or the person of a manual report.</param>
/// <param name="Resolved">The sender says that it is over.</param>
/// <param name="EndsAt">Until when the sender's word holds (the lease), or when it ended; null: Muster's resolve time-out counts.</param>
/// <param name="Acknowledged">The sender says that somebody has it; a sender is no person, so this changes nothing.</param>
/// <param name="OnlyRenews">An alert that fires already keeps its labels, annotations and link: what this signal says counts for a new one alone.</param>
public sealed record Signal(
    Fingerprint Fingerprint,
    string Door,
    string Key,
    LabelSet Labels,
    LabelSet Annotations,
    bool Resolved,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    string? GeneratorUrl,
    bool Acknowledged = false,
    bool OnlyRenews = false
);
