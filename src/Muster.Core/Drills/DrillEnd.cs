// How a drill ended: why, in which simulated second, and who ended it.
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

public sealed record DrillEnd(DrillEnding Why, int Second, Actor By, DateTimeOffset At);
