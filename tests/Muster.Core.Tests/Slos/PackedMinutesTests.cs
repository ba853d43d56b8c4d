// That packed minutes say just what was packed, in few bytes.
using CsCheck;
using Muster.Core.Slos;

namespace Muster.Core.Tests.Slos;

public sealed class PackedMinutesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 7, 0, TimeSpan.Zero);

    private static readonly double[] Sizes = [1, 200, 60_000, 4e9, 1e12];

    /// <summary>A service's own habit: how many events a minute, and whether they are whole.</summary>
    private static readonly Gen<SliMinute?[]> Histories =
        from size in Gen.Int[0, 4]
        let most = Sizes[size]
        from isWhole in Gen.Bool
        from isAlike in Gen.Bool
        from minutes in Gen.Select(Gen.Int[0, 9], Gen.Double[0, 1], Gen.Double[0, 1]).Array[1, 200]
        select minutes.Select(one => Minute(one.Item1, isAlike ? most : most * one.Item2, one.Item3, isWhole)).ToArray();

    [Fact]
    public void Any_span_is_the_plain_sum_of_its_minutes() =>
        Gen.Select(Histories, Gen.Int[-5, 210], Gen.Int[-5, 210])
            .Sample(
                (minutes, from, until) =>
                {
                    SliLedger ledger = new(Start, minutes);
                    SliSums sums = ledger.Between(Start.AddMinutes(from), Start.AddMinutes(until));
                    SliMinute[] within =
                    [
                        .. minutes.Where((one, index) => one is not null && index >= from && index < until).Select(one => one!.Value),
                    ];
                    Assert.Equal(within.Length, sums.Minutes);
                    double most = minutes.Sum(one => one?.Total ?? 0);
                    Assert.Equal(within.Sum(one => one.Total), sums.Total, 1e-14 * (1 + most));
                    Assert.Equal(within.Sum(one => one.Bad), sums.Bad, 1e-14 * (1 + most));
                    int first = Array.FindIndex(minutes, Math.Clamp(from, 0, minutes.Length), one => one is not null);
                    Assert.Equal(
                        first >= 0 && first < until ? Start.AddMinutes(first) : null,
                        ledger.FirstKnown(Start.AddMinutes(from), Start.AddMinutes(until))
                    );
                },
                iter: 5_000
            );

    [Fact]
    public void An_hour_of_whole_counts_takes_a_tenth_of_what_its_minutes_take_one_by_one()
    {
        Assert.Equal(144, PackedMinutes.Unknown.Bytes);
        Assert.Equal(288, Bytes(minute => new(40_000 + minute, 0)));
        Assert.Equal(372, Bytes(minute => new(40_000 + minute, minute)));
        Assert.Equal(1152, Bytes(minute => new((40_000 + minute) / 7.0, minute / 3.0)));
    }

    private static int Bytes(Func<int, SliMinute?> of) => new PackedMinutes([.. Enumerable.Range(0, 60).Select(of)]).Bytes;

    [Fact]
    public void What_is_no_hour_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PackedMinutes(new SliMinute?[61]));
        PackedMinutes half = new(new SliMinute?[30]);
        Assert.Throws<ArgumentException>(() => SliLedger.OfHours(Start, [half, PackedMinutes.Unknown]));
        Assert.Equal(90, SliLedger.OfHours(Start, [PackedMinutes.Unknown, half]).Count);
    }

    private static SliMinute? Minute(int kind, double total, double share, bool isWhole) =>
        kind switch
        {
            0 => null,
            < 6 => new(isWhole ? Math.Floor(total) : total, 0),
            _ when isWhole => new(Math.Floor(total), Math.Floor(total * share)),
            _ => new(total, total * share),
        };
}
