// How much history there is of one kind.
namespace Muster.Storage.Retention;

/// <param name="Over">How many may be archived: over before the instant that was asked for.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="OldestAt">When the oldest of them came; null when there is none.</param>
public sealed record HistoryCount(string Name, long Over, long Rows, DateTimeOffset? OldestAt);
