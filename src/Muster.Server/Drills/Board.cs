// The board of one variant of a scenario: who played it best, of those who want to be seen.
using System.Collections.Immutable;
using Muster.Core.Drills;

namespace Muster.Server.Drills;

/// <param name="Lines">The best first; never empty where a list has the board.</param>
public sealed record Board(string Scenario, long Seed, string Difficulty, ImmutableArray<BoardLine> Lines);
