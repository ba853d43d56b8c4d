// That an action item was done, by whom, and with what result.
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

public sealed record Completion(string? Result, Actor By, DateTimeOffset At);
