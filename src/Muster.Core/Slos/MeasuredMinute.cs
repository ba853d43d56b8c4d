// One minute of one series of an SLO.
using System.Runtime.InteropServices;

namespace Muster.Core.Slos;

/// <param name="Track">See <see cref="SloTracks"/>.</param>
/// <param name="At">When the minute begins: a whole minute.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MeasuredMinute(int Track, DateTimeOffset At, SliMinute Value);
