// What came between two readings of counters.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Slos;

namespace Muster.Core.Tests.Slos;

public sealed class CounterReadingTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void All_minutes_together_are_what_both_counters_rose_by() =>
        Gen.Select(Gen.Int[0, 3600], Gen.Int[1, 3600], Gen.Double[0, 1000], Gen.Double[0, 1000], Gen.Double[0, 1], Gen.Bool)
            .Sample(
                (from, apart, before, more, share, isRestarted) =>
                {
                    CounterReading first = new(Start.AddSeconds(from), before, before * share);
                    CounterReading next = isRestarted
                        ? new(first.At.AddSeconds(apart), before * 0.5 * share, 0)
                        : new(first.At.AddSeconds(apart), before + more, (before + more) * share);
                    ImmutableArray<MeasuredMinute> minutes = first.Until(next);
                    double total = isRestarted ? next.Total : more;
                    Assert.Equal(isRestarted && next.Total >= before ? 0 : total, minutes.Sum(minute => minute.Value.Total), 1e-6);
                    Assert.All(
                        minutes,
                        minute =>
                        {
                            Assert.Equal(0, minute.At.UtcTicks % TimeSpan.TicksPerMinute);
                            Assert.True(minute.At > first.At.AddMinutes(-1) && minute.At < next.At);
                            Assert.InRange(minute.Value.Bad, 0, minute.Value.Total);
                        }
                    );
                }
            );

    [Theory]
    [InlineData(0)]
    [InlineData(-10)]
    [InlineData(3601)]
    public void What_is_no_later_or_too_far_away_belongs_to_no_minute(int seconds) =>
        Assert.Empty(new CounterReading(Start, 1, 0).Until(new(Start.AddSeconds(seconds), 100, 10)));
}
