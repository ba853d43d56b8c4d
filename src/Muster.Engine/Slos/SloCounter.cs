// How far the counters of one instance were counted.
namespace Muster.Engine.Slos;

/// <param name="At">When it was read last.</param>
/// <param name="Total">All events since the instance began.</param>
/// <param name="Bad">Those that failed.</param>
public sealed record SloCounter(DateTimeOffset At, double Total, double Bad);
