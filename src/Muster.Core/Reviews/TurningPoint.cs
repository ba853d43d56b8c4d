// A moment after which an incident went another way.
namespace Muster.Core.Reviews;

/// <param name="Version">The event it stands on: its place on the timeline, counted from 1.</param>
/// <param name="At">When it was so, which is before its event where somebody said it later.</param>
/// <param name="Words">What turned, people by their roles.</param>
public sealed record TurningPoint(int Version, DateTimeOffset At, TurningKind Kind, string Words);
