// What the door of a webhook answers that tells of changes.
namespace Muster.Server.Intake.Wire;

/// <param name="Change">The id of the change that was kept; null when the message is none.</param>
/// <param name="Says">What became of the message, for whoever looks at the sender's list of deliveries.</param>
internal sealed record ChangeTaken(string? Change, string Says);
