// Who asked a run to stop, and when.
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

public sealed record RunStop(Actor By, DateTimeOffset At);
