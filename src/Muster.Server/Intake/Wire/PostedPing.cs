// What may come with a post that needs no body: nothing of it is read.
namespace Muster.Server.Intake.Wire;

/// <summary>Nothing has to be sent, and whatever is sent is passed over.</summary>
/// <param name="Note">Passed over.</param>
internal sealed record PostedPing(string? Note = null);
