// Who closed a review, and when.
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

public sealed record Closure(Actor By, DateTimeOffset At);
