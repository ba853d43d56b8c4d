// Up to an hour of minutes in as few bytes as hold them exactly.
using System.Numerics;

namespace Muster.Core.Slos;

/// <summary>Immutable. Whole counts of up to 65,535 take two bytes, an hour that is the same throughout takes eight; only what has fractions takes eight bytes a minute.</summary>
public sealed class PackedMinutes
{
    /// <summary>How many minutes there are in one at most.</summary>
    public const int Max = 60;

    /// <summary>The object, its head and its two columns, before any value.</summary>
    private const int BytesWithout = 144;

    private readonly PackedCounts _total;
    private readonly PackedCounts _bad;
    private readonly ulong _known;

    /// <param name="minutes">At most <see cref="Max"/>, or an <see cref="ArgumentException"/>; null where nothing is known.</param>
    public PackedMinutes(ReadOnlySpan<SliMinute?> minutes)
    {
        if (minutes.Length > Max)
        {
            throw new ArgumentException($"At most {Max} minutes are packed together, not {minutes.Length}.", nameof(minutes));
        }

        Span<double> total = stackalloc double[minutes.Length];
        Span<double> bad = stackalloc double[minutes.Length];
        for (int minute = 0; minute < minutes.Length; minute++)
        {
            SliMinute one = minutes[minute] ?? default;
            (total[minute], bad[minute]) = (one.Total, one.Bad);
            _known |= minutes[minute] is null ? 0 : 1UL << minute;
        }

        Count = minutes.Length;
        (_total, _bad) = (new PackedCounts(total), new PackedCounts(bad));
    }

    /// <summary>An hour that nobody has measured.</summary>
    public static PackedMinutes Unknown { get; } = new(new SliMinute?[Max]);

    /// <summary>Minutes, known or not.</summary>
    public int Count { get; }

    /// <summary>About how much memory it takes.</summary>
    public int Bytes => BytesWithout + _total.Bytes + _bad.Bytes;

    /// <summary>What the minutes from one to before another counted.</summary>
    internal SliSums Between(int from, int until) =>
        from >= until ? default : new(_total.Sum(from, until), _bad.Sum(from, until), BitOperations.PopCount(KnownIn(from, until)));

    /// <summary>The first minute that is known, from one to before another; null where none is.</summary>
    internal int? FirstKnown(int from, int until) =>
        from < until && KnownIn(from, until) is var known and not 0 ? BitOperations.TrailingZeroCount(known) : null;

    private ulong KnownIn(int from, int until) => _known & (ulong.MaxValue << from) & ((1UL << until) - 1);
}
