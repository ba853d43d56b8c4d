// What was measured: for each line of the table the values of all runs, of either side.
namespace Muster.Bench.Telling;

/// <summary>Lines keep the order in which they were first noted.</summary>
public sealed class Figures
{
    private readonly List<Line> _lines = [];

    /// <param name="What">What was measured.</param>
    /// <param name="Unit">Such as <c>alerts/s</c>.</param>
    /// <param name="IsMoreBetter">Which way the ratio is read.</param>
    public sealed record Line(string What, string Unit, bool IsMoreBetter)
    {
        private readonly Dictionary<Side, List<double>> _values = new() { [Side.Muster] = [], [Side.Peer] = [] };

        public void Note(Side side, double value) => _values[side].Add(value);

        /// <summary>A rate or a time that either side must have; a count of failures need not be there.</summary>
        public bool IsAlwaysThere => Unit is "alerts/s" or "requests/s" or "ms" or "MB" or "bytes";

        /// <summary>The median of the runs; null when it was not measured.</summary>
        public double? Median(Side side) => _values[side] is { Count: > 0 } values ? values.Order().ElementAt(values.Count / 2) : null;

        /// <summary>Muster's figure by the peer's; null when one is missing or the peer's is 0.</summary>
        public double? Ratio => Median(Side.Muster) is { } own && Median(Side.Peer) is { } peer && peer > 0 ? own / peer : null;
    }

    public IReadOnlyList<Line> Lines => _lines;

    public void Note(Side side, string what, string unit, double value, bool isMoreBetter = false)
    {
        Line? line = _lines.FirstOrDefault(one => one.What == what && one.Unit == unit);
        if (line is null)
        {
            line = new(what, unit, isMoreBetter);
            _lines.Add(line);
        }

        line.Note(side, value);
    }
}
