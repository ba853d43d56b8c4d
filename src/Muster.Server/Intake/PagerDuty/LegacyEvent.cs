// An event of PagerDuty's Events API v1 as its senders post it, and what they are answered, for the description of the API.
using System.Text.Json.Serialization;

namespace Muster.Server.Intake.PagerDuty;

/// <summary>Other fields are passed over.</summary>
/// <param name="ServiceKey">A key of scope intake or api.</param>
/// <param name="EventType"><c>trigger</c>, <c>acknowledge</c> or <c>resolve</c>.</param>
/// <param name="IncidentKey">Names the trouble; needed to acknowledge and to resolve.</param>
/// <param name="Description">One line: what is wrong. Needed to trigger.</param>
/// <param name="Details">The sender's own fields; a text is taken too. <c>service</c> and <c>severity</c> become labels.</param>
internal sealed record LegacyEvent(
    [property: JsonPropertyName("service_key")] string ServiceKey,
    [property: JsonPropertyName("event_type")] string EventType,
    [property: JsonPropertyName("incident_key")] string? IncidentKey = null,
    string? Description = null,
    IReadOnlyDictionary<string, string>? Details = null,
    string? Client = null,
    [property: JsonPropertyName("client_url")] string? ClientUrl = null
);

/// <param name="IncidentKey">By which the event is resolved; the sent one, or one that Muster gave.</param>
internal sealed record LegacyAccepted(string Status, string Message, [property: JsonPropertyName("incident_key")] string IncidentKey);
