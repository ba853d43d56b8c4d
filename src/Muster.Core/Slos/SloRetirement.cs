// That an SLO is not kept up any more, by whom, since when and why.
using Muster.Core.Kernel;

namespace Muster.Core.Slos;

public sealed record SloRetirement(Actor By, DateTimeOffset At, string Reason);
