// What an indicator counted, minute by minute, so that any span is summed at once.
namespace Muster.Core.Slos;

/// <summary>
/// Minutes follow one another without a hole; one of which nothing is known is null. They are packed by the hour, and sums of the hours are kept as running totals, so a
/// span costs two look-ups and the minutes at its two ends, however long it is. The totals are compensated (Neumaier, 1974): over months of minutes they stay within a
/// float's last digits of a plain sum of the span.
/// </summary>
public sealed class SliLedger
{
    private readonly PackedMinutes[] _hours;
    private readonly double[] _total;
    private readonly double[] _bad;
    private readonly int[] _known;

    /// <param name="start">When the first minute begins; a whole minute, or an <see cref="ArgumentException"/>.</param>
    public SliLedger(DateTimeOffset start, ReadOnlySpan<SliMinute?> minutes)
        : this(start, Packed(minutes)) { }

    private SliLedger(DateTimeOffset start, PackedMinutes[] hours)
    {
        if (start.UtcTicks % TimeSpan.TicksPerMinute != 0)
        {
            throw new ArgumentException($"A ledger begins with a whole minute, not at {start:O}.", nameof(start));
        }

        Start = start.ToUniversalTime();
        _hours = hours;
        _total = new double[_hours.Length + 1];
        _bad = new double[_hours.Length + 1];
        _known = new int[_hours.Length + 1];
        RunningSum total = new();
        RunningSum bad = new();
        for (int hour = 0; hour < _hours.Length; hour++)
        {
            SliSums sums = _hours[hour].Between(0, _hours[hour].Count);
            _total[hour + 1] = total.Add(sums.Total);
            _bad[hour + 1] = bad.Add(sums.Bad);
            _known[hour + 1] = _known[hour] + sums.Minutes;
            Count += _hours[hour].Count;
        }
    }

    public static SliLedger Empty { get; } = new(DateTimeOffset.UnixEpoch, Array.Empty<PackedMinutes>());

    public DateTimeOffset Start { get; }

    /// <summary>Minutes, known or not.</summary>
    public int Count { get; }

    public DateTimeOffset End => Start.AddMinutes(Count);

    /// <param name="start">When the first minute begins; a whole minute, or an <see cref="ArgumentException"/>.</param>
    /// <param name="hours">One after another, each but the last with <see cref="PackedMinutes.Max"/> minutes, or an <see cref="ArgumentException"/>.</param>
    public static SliLedger OfHours(DateTimeOffset start, IReadOnlyCollection<PackedMinutes> hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        return hours.SkipLast(1).Any(hour => hour.Count != PackedMinutes.Max)
            ? throw new ArgumentException($"Only the last hour may have fewer than {PackedMinutes.Max} minutes.", nameof(hours))
            : new(start, hours.ToArray());
    }

    /// <summary>When the minute of an instant begins.</summary>
    public static DateTimeOffset MinuteOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    /// <summary>The minutes that begin at or after <paramref name="from"/> and before <paramref name="until"/>; what lies outside of the ledger is not known.</summary>
    public SliSums Between(DateTimeOffset from, DateTimeOffset until)
    {
        int first = Index(from);
        int last = Math.Max(first, Index(until));
        (int early, int begin) = Math.DivRem(first, PackedMinutes.Max);
        (int late, int end) = Math.DivRem(last, PackedMinutes.Max);
        if (early == late)
        {
            return Part(early, begin, end);
        }

        SliSums head = Part(early, begin, PackedMinutes.Max);
        SliSums tail = Part(late, 0, end);
        return new(
            Math.Max(0, head.Total + (_total[late] - _total[early + 1]) + tail.Total),
            Math.Max(0, head.Bad + (_bad[late] - _bad[early + 1]) + tail.Bad),
            head.Minutes + (_known[late] - _known[early + 1]) + tail.Minutes
        );
    }

    /// <summary>The first minute of a span that is known; null where none is.</summary>
    public DateTimeOffset? FirstKnown(DateTimeOffset from, DateTimeOffset until)
    {
        int first = Index(from);
        int last = Math.Max(first, Index(until));
        for (int hour = first / PackedMinutes.Max; hour * PackedMinutes.Max < last; hour++)
        {
            int begin = hour * PackedMinutes.Max;
            if (_hours[hour].FirstKnown(Math.Max(0, first - begin), Math.Min(PackedMinutes.Max, last - begin)) is { } minute)
            {
                return Start.AddMinutes(begin + minute);
            }
        }

        return null;
    }

    private static PackedMinutes[] Packed(ReadOnlySpan<SliMinute?> minutes)
    {
        PackedMinutes[] hours = new PackedMinutes[(minutes.Length + PackedMinutes.Max - 1) / PackedMinutes.Max];
        for (int hour = 0; hour < hours.Length; hour++)
        {
            ReadOnlySpan<SliMinute?> rest = minutes[(hour * PackedMinutes.Max)..];
            hours[hour] = new PackedMinutes(rest[..Math.Min(PackedMinutes.Max, rest.Length)]);
        }

        return hours;
    }

    /// <summary>Of one hour; nothing beyond the last.</summary>
    private SliSums Part(int hour, int from, int until) => hour < _hours.Length ? _hours[hour].Between(from, until) : default;

    /// <summary>How many minutes begin before an instant.</summary>
    private int Index(DateTimeOffset at)
    {
        double minutes = Math.Ceiling((at.UtcTicks - Start.UtcTicks) / (double)TimeSpan.TicksPerMinute);
        return (int)Math.Clamp(minutes, 0, Count);
    }
}
