// What is left of an error budget, beside a plain count of the same minutes.
using CsCheck;
using Muster.Core.Slos;

namespace Muster.Core.Tests.Slos;

public sealed class ErrorBudgetTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<SliMinute?> Minutes = Gen.Frequency(
        (6, Gen.Select(Gen.Double[1, 1000], Gen.Double[0, 1], (total, share) => (SliMinute?)new SliMinute(total, total * share))),
        (1, Gen.Const(() => (SliMinute?)new SliMinute(0, 0))),
        (1, Gen.Const(() => (SliMinute?)null))
    );

    [Fact]
    public void By_occurrences_it_is_what_a_plain_sum_of_the_window_says() =>
        Gen.Select(Minutes.Array[0, 200], Gen.Int[1, 150], Gen.Double[0.5, 0.9999], Gen.Int[-20, 250])
            .Sample(
                (minutes, length, target, now) =>
                {
                    SloObjective objective = SloObjective.Of(target, new SloWindow.Rolling(TimeSpan.FromMinutes(length)));
                    ErrorBudget budget = ErrorBudget.At(Start.AddMinutes(now), objective, new SliLedger(Start, minutes));
                    SliMinute[] within =
                    [
                        .. minutes.Where((_, index) => index >= now - length && index < now).OfType<SliMinute?>().Select(one => one!.Value),
                    ];
                    double total = within.Sum(one => one.Total);
                    double bad = within.Sum(one => one.Bad);
                    Near(total, budget.Units);
                    Near(bad, budget.Bad);
                    Near(total == 0 ? 1 : 1 - (bad / (total * (1 - target))), budget.Left ?? double.NaN);
                    Near(
                        total == 0 ? 0 : bad / total / (1 - target),
                        ErrorBudget.BurnRate(budget.Begin, Start.AddMinutes(now), objective, new(Start, minutes))
                    );
                }
            );

    [Fact]
    public void By_slices_it_is_what_a_plain_count_of_the_slices_says() =>
        Gen.Select(Minutes.Array[1, 200], Gen.OneOf(1, 5, 10), Gen.Double[0.3, 0.9], Gen.Bool)
            .Sample(
                (minutes, length, sliceTarget, isRatio) =>
                {
                    SloObjective objective = new(
                        isRatio ? BudgetingMethod.RatioTimeslices : BudgetingMethod.Timeslices,
                        0.9,
                        new SloWindow.Rolling(TimeSpan.FromDays(1)),
                        TimeSpan.FromMinutes(length),
                        sliceTarget
                    );
                    ErrorBudget budget = ErrorBudget.At(Start.AddMinutes(minutes.Length), objective, new SliLedger(Start, minutes));
                    double[] ratios =
                    [
                        .. minutes
                            .Chunk(length)
                            .Where(slice => slice.Length == length && slice.Sum(one => one?.Total ?? 0) > 0)
                            .Select(slice => slice.Sum(one => one?.Bad ?? 0) / slice.Sum(one => one?.Total ?? 0)),
                    ];
                    Near(ratios.Length, budget.Units);
                    if (isRatio)
                    {
                        Near(ratios.Sum(), budget.Bad);
                        return;
                    }

                    // On the very target the last digit of a float decides.
                    int least = ratios.Count(ratio => 1 - ratio < sliceTarget - 1e-9);
                    Assert.InRange(budget.Bad, least, ratios.Count(ratio => 1 - ratio < sliceTarget + 1e-9));
                }
            );

    [Fact]
    public void More_that_goes_wrong_never_leaves_more() =>
        Gen.Select(Minutes.Array[1, 100], Gen.Int[0, 99], Gen.Double[0, 100])
            .Sample(
                (minutes, at, more) =>
                {
                    SliMinute?[] worse = [.. minutes];
                    int index = at % minutes.Length;
                    SliMinute one = minutes[index] ?? default;
                    worse[index] = new SliMinute(one.Total, Math.Min(one.Total, one.Bad + more));
                    minutes[index] = one;
                    SloObjective objective = SloObjective.Of(0.99, new SloWindow.Rolling(TimeSpan.FromDays(1)));
                    DateTimeOffset now = Start.AddMinutes(minutes.Length);
                    Assert.True(
                        ErrorBudget.At(now, objective, new(Start, worse)).Left
                            <= ErrorBudget.At(now, objective, new(Start, minutes)).Left + 1e-6
                    );
                }
            );

    [Fact]
    public void Without_events_nothing_is_spent_and_nothing_is_known_of_the_indicator()
    {
        SloObjective objective = SloObjective.Of(0.999, new SloWindow.Rolling(TimeSpan.FromDays(28)));
        ErrorBudget budget = ErrorBudget.At(Start, objective, SliLedger.Empty);
        Assert.Equal((null, 1, false), (budget.Indicator, budget.Left, budget.IsBlown));
        Assert.Equal(0, ErrorBudget.BurnRate(Start.AddHours(-1), Start, objective, SliLedger.Empty));
    }

    [Fact]
    public void A_target_of_100_per_cent_is_whole_until_the_first_failure_and_then_blown()
    {
        SloObjective objective = SloObjective.Of(1, new SloWindow.Rolling(TimeSpan.FromDays(1)));
        SliLedger well = new(Start, [new(100, 0)]);
        SliLedger failed = new(Start, [new(100, 0), new(100, 1)]);
        Assert.Equal(
            (1, false),
            (ErrorBudget.At(Start.AddHours(1), objective, well).Left, ErrorBudget.At(Start.AddHours(1), objective, well).IsBlown)
        );
        ErrorBudget blown = ErrorBudget.At(Start.AddHours(1), objective, failed);
        Assert.Equal((null, true), (blown.Left, blown.IsBlown));
        Assert.Equal(double.PositiveInfinity, ErrorBudget.BurnRate(Start, Start.AddHours(1), objective, failed));
        Assert.Equal(Start.AddMinutes(2).AddDays(1), BudgetForecast.ThereAgainAt(Start.AddHours(1), objective, failed));
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(1, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(-1, 0)]
    [InlineData(1, -1)]
    public void What_is_no_count_says_nothing(double total, double bad) => Assert.Null(SliMinute.Of(total, bad));

    [Fact]
    public void A_month_of_minutes_is_summed_to_the_last_digits_of_a_float()
    {
        SliMinute?[] minutes = new SliMinute?[100_000];
        decimal exact = 0;
        for (int index = 0; index < minutes.Length; index++)
        {
            double total = index % 1000 == 0 ? 1e9 : 0.1;
            minutes[index] = new(total, total);
            exact += index >= 50_001 && index < 50_900 ? 0.1m : 0;
        }

        SliSums sums = new SliLedger(Start, minutes).Between(Start.AddMinutes(50_001), Start.AddMinutes(50_900));
        Assert.InRange(sums.Bad, (double)exact * (1 - 1e-6), (double)exact * (1 + 1e-6));
    }

    [Fact]
    public void A_blown_budget_is_there_again_once_enough_has_left_the_window()
    {
        SliMinute?[] minutes =
        [
            .. Enumerable.Range(0, 1440).Select(index => (SliMinute?)new SliMinute(100, index is >= 600 and < 620 ? 100 : 0)),
        ];
        SloObjective objective = SloObjective.Of(0.99, new SloWindow.Rolling(TimeSpan.FromDays(1)));
        DateTimeOffset now = Start.AddDays(1);

        // 20 minutes were bad and 14.4 are allowed: six have to leave.
        Assert.Equal(now.AddMinutes(606), BudgetForecast.ThereAgainAt(now, objective, new(Start, minutes)));
    }

    [Fact]
    public void What_burns_is_gone_when_its_last_hour_goes_on()
    {
        SliMinute?[] minutes = [.. Enumerable.Range(0, 1440).Select(index => (SliMinute?)new SliMinute(100, index >= 1380 ? 5 : 0))];
        SloObjective objective = SloObjective.Of(0.99, new SloWindow.Rolling(TimeSpan.FromDays(1)));
        DateTimeOffset now = Start.AddDays(1);

        // 300 of 1440 are spent; what is left lasts (1 - 300/1440) of a day at five times the rate.
        DateTimeOffset gone = BudgetForecast.GoneAt(now, objective, new(Start, minutes))!.Value;
        Near((1 - (300 / 1440.0)) / 5, (gone - now).TotalDays);
    }

    internal static void Near(double expected, double actual) =>
        Assert.InRange(actual, expected - (1e-9 * (1 + Math.Abs(expected))), expected + (1e-9 * (1 + Math.Abs(expected))));
}
