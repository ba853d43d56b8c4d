// One step of an incident's way, and whether it is behind, here or ahead.
namespace Muster.Server.Web.Views;

/// <summary>A phase on the way from detected to reviewed.</summary>
/// <param name="Note">A few words beside it, for example when it was reached; null for none.</param>
public sealed record PhaseStep(string Name, StepState State, string? Note = null);
