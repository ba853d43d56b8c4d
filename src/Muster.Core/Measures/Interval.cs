// From where to where a number may lie.
using System.Runtime.InteropServices;

namespace Muster.Core.Measures;

/// <summary>Both ends belong to it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double High)
{
    public bool Holds(double value) => Low <= value && value <= High;
}
