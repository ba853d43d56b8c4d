// An alert as Opsgenie's senders post it: what Muster reads of it, for the description of the API.
namespace Muster.Server.Intake.Opsgenie;

/// <summary>Other fields are passed over.</summary>
/// <param name="Message">One line of at most 130 characters: what is wrong.</param>
/// <param name="Alias">Names the trouble, in at most 512 characters; an open alert with it is the same alert.</param>
/// <param name="Description">At most 15,000 characters, of which the first 6 KiB are kept.</param>
/// <param name="Details">The sender's own fields: labels that routes can match.</param>
/// <param name="Tags">The label <c>tags</c>, with commas between them.</param>
/// <param name="Responders">The first team is the label <c>team</c>; whom to page is Muster's routes' to say.</param>
/// <param name="Priority"><c>P1</c> to <c>P5</c>; left out, the detail <c>severity</c> counts, and without it SEV-2.</param>
internal sealed record PostedOpsgenieAlert(
    string Message,
    string? Alias = null,
    string? Description = null,
    IReadOnlyDictionary<string, string>? Details = null,
    string[]? Tags = null,
    PostedResponder[]? Responders = null,
    string? Entity = null,
    string? Source = null,
    string? Priority = null,
    string? User = null,
    string? Note = null
);

internal sealed record PostedResponder(string? Type = null, string? Name = null, string? Id = null, string? Username = null);

/// <summary>Which fields count says the action; others are passed over.</summary>
/// <param name="User">Whoever did it, by the e-mail address or the id of a person; an acknowledgement needs one.</param>
/// <param name="Note">Goes to the incident's timeline, or to the alert where there is no incident.</param>
/// <param name="EndTime">Of a snooze.</param>
internal sealed record PostedAction(
    string? User = null,
    string? Note = null,
    string? Source = null,
    string? Message = null,
    string? Description = null,
    string? Priority = null,
    string[]? Tags = null,
    IReadOnlyDictionary<string, string>? Details = null,
    string? EndTime = null
);
