// A shift that somebody wrote into a calendar.
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary>Half-open, UTC.</summary>
public sealed record ListedShift(PersonId Person, DateTimeOffset Start, DateTimeOffset End);
