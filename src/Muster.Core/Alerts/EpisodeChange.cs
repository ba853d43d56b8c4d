// What a signal did to the episode of its alert.
using System.Runtime.InteropServices;
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <param name="Times">The episode's instants afterwards; those of before when it was ignored.</param>
/// <param name="ResolvedAt">When it ended, in Unix milliseconds; <see cref="SignalTimes.None"/> unless it was resolved.</param>
/// <param name="Why">Why it was ignored; else null.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EpisodeChange(EpisodeChangeKind Kind, EpisodeTimes Times, long ResolvedAt, Reason? Why);
