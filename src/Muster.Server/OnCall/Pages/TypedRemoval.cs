// Why somebody wanted to take a change out of the plan, as they typed it, and what is wrong with it.
namespace Muster.Server.OnCall.Pages;

/// <param name="Id">The change, or the absence.</param>
/// <param name="Error">Why the reason was refused.</param>
public sealed record TypedRemoval(string Id, string Reason, string Error);
