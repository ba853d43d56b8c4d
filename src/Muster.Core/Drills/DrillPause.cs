// Who made the clock of a drill stand still, and when.
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

public sealed record DrillPause(Actor By, DateTimeOffset At);
