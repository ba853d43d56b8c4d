// A sum that does not lose small numbers beside large ones.
namespace Muster.Core.Slos;

/// <summary>Neumaier's compensated summation (A. Neumaier, ZAMM 54, 1974).</summary>
internal sealed class RunningSum
{
    private double _sum;
    private double _lost;

    /// <summary>Answers the sum so far.</summary>
    public double Add(double value)
    {
        double sum = _sum + value;
        _lost += Math.Abs(_sum) >= Math.Abs(value) ? _sum - sum + value : value - sum + _sum;
        _sum = sum;
        return _sum + _lost;
    }
}
