// The beginning of a time on call that its person was told of.
using Muster.Core.Kernel;

namespace Muster.Core.Rosters;

public sealed record ToldShift(ScheduleId Schedule, string Rotation, DateTimeOffset Start);
