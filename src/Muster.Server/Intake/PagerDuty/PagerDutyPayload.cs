// What a triggered event says about the trouble.
using System.Collections.Immutable;

namespace Muster.Server.Intake.PagerDuty;

/// <param name="Severity"><c>critical</c>, <c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Timestamp">Null when none was stated or it could not be read.</param>
/// <param name="Details">The sender's own fields, in its order.</param>
internal sealed record PagerDutyPayload(
    string Summary,
    string Source,
    string Severity,
    DateTimeOffset? Timestamp,
    string? Component,
    string? Group,
    string? Class,
    ImmutableArray<KeyValuePair<string, string>> Details
);
