// Who took a part of a review out, when and why.
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

public sealed record Removal(string Reason, Actor By, DateTimeOffset At);
