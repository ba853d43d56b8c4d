// Who ended an override before its time.
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

public sealed record OverrideEnd(Actor By, DateTimeOffset At);
