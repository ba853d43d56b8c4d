// One objective of an SLO, under its name.
namespace Muster.Core.Slos;

/// <param name="Title">As its file calls it; empty where the SLO has one objective and no name for it.</param>
/// <param name="Bound">For a threshold indicator; null for the others.</param>
public sealed record SloGoal(string Title, SloObjective Objective, SloBound? Bound);
