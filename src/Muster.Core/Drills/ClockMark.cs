// Where the clock of a drill stood at one instant.
using System.Runtime.InteropServices;

namespace Muster.Core.Drills;

/// <param name="Elapsed">Simulated time since the start of the drill.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClockMark(DateTimeOffset At, TimeSpan Elapsed);
