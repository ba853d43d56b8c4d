// That an answer is a root cause, of which class, and who said so.
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

public sealed record RootCause(CauseClass Class, Actor By, DateTimeOffset At);
