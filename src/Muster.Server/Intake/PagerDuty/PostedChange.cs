// A change event as PagerDuty's senders post it, and what they are answered, for the description of the API.
using System.Text.Json.Serialization;

namespace Muster.Server.Intake.PagerDuty;

/// <summary>Other fields are passed over.</summary>
/// <param name="RoutingKey">A key of scope intake or api.</param>
internal sealed record PostedChange(
    PostedChangePayload Payload,
    [property: JsonPropertyName("routing_key")] string? RoutingKey = null,
    PostedLink[]? Links = null
);

/// <param name="Summary">One line: what was changed.</param>
/// <param name="Source">Where; the id or the name of a service makes it a change of this service.</param>
/// <param name="Timestamp">When; left out, unreadable or yet to come, when it came.</param>
/// <param name="CustomDetails">The sender's own fields; <c>service</c> names the service, <c>kind</c> says deploy, flag, config or schema.</param>
internal sealed record PostedChangePayload(
    string Summary,
    string? Source = null,
    string? Timestamp = null,
    [property: JsonPropertyName("custom_details")] IReadOnlyDictionary<string, string>? CustomDetails = null
);

internal sealed record ChangeAccepted(string Status, string Message);
