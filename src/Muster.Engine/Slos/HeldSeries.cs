// The hours of one series that this node has in memory.
using Muster.Core.Slos;

namespace Muster.Engine.Slos;

/// <summary>Not for several threads.</summary>
internal sealed class HeldSeries
{
    private static readonly SliMinute?[] Nothing = new SliMinute?[SloHour.Minutes];

    private readonly Dictionary<long, SliMinute?[]> _hours = [];
    private SliLedger? _ledger;

    public long ReadAt { get; set; }

    public int Count => _hours.Count;

    /// <summary>Grows with each change of what it has, so that a reader knows that one came while it read.</summary>
    public long Edition { get; private set; }

    public IReadOnlyCollection<long> Hours => _hours.Keys;

    /// <summary>The hours of a span that are not in memory, ascending.</summary>
    public long[] Missing(long first, long last)
    {
        List<long> missing = [];
        for (long hour = first; hour <= last; hour++)
        {
            if (!_hours.ContainsKey(hour))
            {
                missing.Add(hour);
            }
        }

        return [.. missing];
    }

    /// <param name="minutes">Null for an hour that nobody has measured.</param>
    public void Keep(long hour, SliMinute?[]? minutes)
    {
        _hours[hour] = minutes ?? Nothing;
        _ledger = null;
    }

    public void Forget(IReadOnlyCollection<long> hours)
    {
        Edition++;
        foreach (long hour in hours)
        {
            _hours.Remove(hour);
        }

        _ledger = null;
    }

    /// <summary>The span as a ledger; hours before it are dropped. What is not in memory is not known.</summary>
    public SliLedger Ledger(long first, long last)
    {
        if (_hours.Count > last - first + 1)
        {
            foreach (long early in _hours.Keys.Where(hour => hour < first).ToArray())
            {
                _hours.Remove(early);
            }
        }

        DateTimeOffset start = SloMinutes.BeginOf(first);
        if (_ledger is null || _ledger.Start != start || _ledger.Count != (last - first + 1) * SloHour.Minutes)
        {
            SliMinute?[] minutes = new SliMinute?[checked((int)(last - first + 1) * SloHour.Minutes)];
            for (long hour = first; hour <= last; hour++)
            {
                _hours.GetValueOrDefault(hour)?.CopyTo(minutes, (int)(hour - first) * SloHour.Minutes);
            }

            _ledger = new SliLedger(start, minutes);
        }

        return _ledger;
    }
}
