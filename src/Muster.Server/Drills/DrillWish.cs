// What somebody wants to play: which scenario, how hard, how fast, and which variant of it.
namespace Muster.Server.Drills;

/// <param name="Scenario">The id of the scenario.</param>
/// <param name="Difficulty">The word of the level.</param>
/// <param name="Seed">The variant; null for any.</param>
/// <param name="PagesPeople">Whether alerts page people for real, marked as a drill.</param>
public sealed record DrillWish(string Scenario, string Difficulty, int Speed, long? Seed, bool PagesPeople);
