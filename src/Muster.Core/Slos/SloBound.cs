// The bound that a value has to keep for a minute to be good.
using System.Runtime.InteropServices;

namespace Muster.Core.Slos;

[StructLayout(LayoutKind.Auto)]
public readonly record struct SloBound(SloComparison Comparison, double Value)
{
    /// <summary>A value that is no number keeps no bound.</summary>
    public bool Holds(double value) =>
        Comparison switch
        {
            SloComparison.Less => value < Value,
            SloComparison.LessOrEqual => value <= Value,
            SloComparison.Greater => value > Value,
            _ => value >= Value,
        };
}
