// What PagerDuty's Events API v2 answers.
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Muster.Server.Intake.PagerDuty;

/// <param name="DedupKey">By which the event is resolved; the sent one, or one that Muster gave.</param>
internal sealed record EventAccepted(string Status, string Message, [property: JsonPropertyName("dedup_key")] string DedupKey);

/// <param name="Errors">Every mistake, in PagerDuty's words.</param>
/// <param name="Code">As problems carry it, where the key is known and may not send; PagerDuty has none.</param>
internal sealed record EventRefused(
    string Status,
    string Message,
    ImmutableArray<string> Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null
);
