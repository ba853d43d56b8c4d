// What an indicator counted, minute by minute, so that any span is summed at once.
namespace Muster.Core.Slos;

/// <summary>
/// Minutes follow one another without a hole; one of which nothing is known is null. Sums are kept as running totals, so a span costs two look-ups, however long it
/// is. The totals are compensated (Neumaier, 1974): over months of minutes they stay within a float's last digits of a plain sum of the span.
/// </summary>
public sealed class SliLedger
{
    private readonly double[] _total;
    private readonly double[] _bad;
    private readonly int[] _known;

    /// <param name="start">When the first minute begins; a whole minute, or an <see cref="ArgumentException"/>.</param>
    public SliLedger(DateTimeOffset start, ReadOnlySpan<SliMinute?> minutes)
    {
        if (start.UtcTicks % TimeSpan.TicksPerMinute != 0)
        {
            throw new ArgumentException($"A ledger begins with a whole minute, not at {start:O}.", nameof(start));
        }

        Start = start.ToUniversalTime();
        Count = minutes.Length;
        _total = new double[Count + 1];
        _bad = new double[Count + 1];
        _known = new int[Count + 1];
        RunningSum total = new();
        RunningSum bad = new();
        for (int minute = 0; minute < Count; minute++)
        {
            SliMinute one = minutes[minute] ?? default;
            _total[minute + 1] = total.Add(one.Total);
            _bad[minute + 1] = bad.Add(one.Bad);
            _known[minute + 1] = _known[minute] + (minutes[minute] is null ? 0 : 1);
        }
    }

    public static SliLedger Empty { get; } = new(DateTimeOffset.UnixEpoch, []);

    public DateTimeOffset Start { get; }

    /// <summary>Minutes, known or not.</summary>
    public int Count { get; }

    public DateTimeOffset End => Start.AddMinutes(Count);

    /// <summary>When the minute of an instant begins.</summary>
    public static DateTimeOffset MinuteOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    /// <summary>The minutes that begin at or after <paramref name="from"/> and before <paramref name="until"/>; what lies outside of the ledger is not known.</summary>
    public SliSums Between(DateTimeOffset from, DateTimeOffset until)
    {
        int first = Index(from);
        int last = Math.Max(first, Index(until));
        return new(Math.Max(0, _total[last] - _total[first]), Math.Max(0, _bad[last] - _bad[first]), _known[last] - _known[first]);
    }

    /// <summary>The first minute of a span that is known; null where none is.</summary>
    public DateTimeOffset? FirstKnown(DateTimeOffset from, DateTimeOffset until)
    {
        int first = Index(from);
        int last = Math.Max(first, Index(until));
        if (_known[last] == _known[first])
        {
            return null;
        }

        int early = first;
        int late = last - 1;
        while (early < late)
        {
            int between = early + ((late - early) / 2);
            if (_known[between + 1] > _known[first])
            {
                late = between;
            }
            else
            {
                early = between + 1;
            }
        }

        return Start.AddMinutes(early);
    }

    /// <summary>How many minutes begin before an instant.</summary>
    private int Index(DateTimeOffset at)
    {
        double minutes = Math.Ceiling((at.UtcTicks - Start.UtcTicks) / (double)TimeSpan.TicksPerMinute);
        return (int)Math.Clamp(minutes, 0, Count);
    }
}
