// One thing that a score counts, with the sentence that teaches.
namespace Muster.Simulator.Scoring;

/// <param name="Name">A stable name.</param>
/// <param name="Points">From 0 to <paramref name="Max"/>.</param>
public sealed record ScoreLine(string Name, double Points, double Max, string Why);
