// A stretch of time in which one person answers instead of whoever the rotation says.
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary>Half-open: from <see cref="Start"/> until, not including, <see cref="End"/>. <see cref="Rotation"/> names the rotation that it overrides, null for all.</summary>
public sealed record ScheduleOverride(DateTimeOffset Start, DateTimeOffset End, PersonId Person, string? Rotation);
