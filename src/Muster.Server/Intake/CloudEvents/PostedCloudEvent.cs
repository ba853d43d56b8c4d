// A CloudEvent as it is posted in structured mode: what Muster reads of it, for the description of the API.
namespace Muster.Server.Intake.CloudEvents;

/// <summary>A batch is a list of these; in binary mode the attributes are headers such as <c>ce-type</c>, and the body is the data.</summary>
/// <param name="SpecVersion"><c>1.0</c>.</param>
/// <param name="Source">Where the trouble is; with the type and the subject what makes two events one alert.</param>
/// <param name="Type">What the trouble is; <c>.resolved</c>, <c>.ok</c> or <c>.closed</c> at its end ends the alert.</param>
/// <param name="Severity">An extension; a field of the data does as well.</param>
/// <param name="Service">An extension; a field of the data does as well.</param>
/// <param name="Data">Of it are read: status, summary, title, message, description, severity, service, url and labels.</param>
internal sealed record PostedCloudEvent(
    [property: System.Text.Json.Serialization.JsonPropertyName("specversion")] string SpecVersion,
    string Id,
    string Source,
    string Type,
    string? Subject = null,
    DateTimeOffset? Time = null,
    string? Severity = null,
    string? Service = null,
    IReadOnlyDictionary<string, string>? Data = null
);
