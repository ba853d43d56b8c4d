// How a loop is doing: when it last came round, and what failed since.
namespace Muster.Engine.Pager;

/// <param name="Loop">Its name.</param>
/// <param name="Done">When the last full turn ended, or the loop began.</param>
/// <param name="Turned">When the last turn ended, in success or failure, or the loop began: a loop that is stuck does not turn.</param>
/// <param name="FailuresInRow">Failed turns since the last full one.</param>
/// <param name="Failure">What the last failed turn said; null after a full one.</param>
public sealed record Beat(string Loop, DateTimeOffset Done, DateTimeOffset Turned, int FailuresInRow, string? Failure);
