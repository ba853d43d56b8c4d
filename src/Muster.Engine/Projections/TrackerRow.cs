// When a tracker was looked at last, and what it said when it could not be.
namespace Muster.Engine.Projections;

/// <param name="SeenAt">Up to when its changes are known; null when it was never reached.</param>
/// <param name="Failure">Why the last look failed; null when it did not.</param>
public sealed record TrackerRow(DateTimeOffset? SeenAt, string? Failure);
