// An event as PagerDuty's senders post it: what Muster reads of it, for the description of the API.
using System.Text.Json.Serialization;

namespace Muster.Server.Intake.PagerDuty;

/// <summary>Other fields are passed over.</summary>
/// <param name="RoutingKey">A key of scope intake or api.</param>
/// <param name="EventAction"><c>trigger</c>, <c>acknowledge</c> or <c>resolve</c>.</param>
/// <param name="DedupKey">Names the trouble; needed to acknowledge and to resolve.</param>
/// <param name="Payload">Needed to trigger.</param>
internal sealed record PostedEvent(
    [property: JsonPropertyName("event_action")] string EventAction,
    [property: JsonPropertyName("routing_key")] string? RoutingKey = null,
    [property: JsonPropertyName("dedup_key")] string? DedupKey = null,
    PostedPayload? Payload = null,
    string? Client = null,
    [property: JsonPropertyName("client_url")] string? ClientUrl = null,
    PostedLink[]? Links = null
);

/// <param name="Summary">One line: what is wrong.</param>
/// <param name="Source">Where.</param>
/// <param name="Severity"><c>critical</c>, <c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Timestamp">When it began; left out or unreadable, when it came.</param>
/// <param name="CustomDetails">The sender's own fields; a text is taken too.</param>
internal sealed record PostedPayload(
    string Summary,
    string Source,
    string Severity,
    string? Timestamp = null,
    string? Component = null,
    string? Group = null,
    string? Class = null,
    [property: JsonPropertyName("custom_details")] IReadOnlyDictionary<string, string>? CustomDetails = null
);

internal sealed record PostedLink(string Href, string? Text = null);
