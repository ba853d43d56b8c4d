// One minute of one series.
using System.Runtime.InteropServices;
using Muster.Core.Slos;

namespace Muster.Engine.Slos;

/// <param name="Track">See <see cref="SloTracks"/>.</param>
/// <param name="At">When the minute begins: a whole minute.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MeasuredMinute(int Track, DateTimeOffset At, SliMinute Value);
