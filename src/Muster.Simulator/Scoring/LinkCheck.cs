// One link of the true causal chain beside what a team said of it.
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

/// <param name="Said">Which of the team's answers says it, or a part of it, from 0; null when none does.</param>
/// <param name="Place">Where it could have been seen, in a sentence; empty when it was found, and when nothing in the drill shows it.</param>
public sealed record LinkCheck(Why Link, LinkState State, int? Said, string Place);
