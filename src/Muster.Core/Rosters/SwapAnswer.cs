// What became of the wish for a swap, by whom, when and why.
using Muster.Core.Kernel;

namespace Muster.Core.Rosters;

/// <param name="Reason">Empty when it was accepted.</param>
public sealed record SwapAnswer(SwapState State, Actor By, DateTimeOffset At, string Reason);
