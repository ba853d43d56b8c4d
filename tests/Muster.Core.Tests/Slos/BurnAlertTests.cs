// The alerts of the workbook's table: when they fire, when they end, and what was spent by then.
using Muster.Core.Slos;

namespace Muster.Core.Tests.Slos;

public sealed class BurnAlertTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly SloObjective Objective = SloObjective.Of(0.999, new SloWindow.Rolling(TimeSpan.FromDays(30)));

    /// <summary>The workbook: an alert of factor f and window w fires after f × w × (1 − target) / (error rate), and its short window ends it.</summary>
    [Theory]
    [InlineData("fast", 1.0, 1, 0.02)]
    [InlineData("fast", 0.1, 9, 0.02)]
    [InlineData("fast", 0.0145, 60, 0.02)]
    [InlineData("slow", 1.0, 3, 0.05)]
    [InlineData("slow", 0.1, 22, 0.05)]
    [InlineData("slow", 0.0061, 355, 0.05)]
    [InlineData("steady", 1.0, 5, 0.1)]
    [InlineData("steady", 0.0101, 428, 0.1)]
    [InlineData("steady", 0.0011, 3928, 0.1)]
    public void It_fires_when_the_table_says(string name, double errors, int after, double spent)
    {
        BurnAlert alert = BurnAlert.Defaults.Single(one => one.Name == name);
        SliLedger ledger = Trouble(errors, minutes: 6000);
        int fired = Enumerable.Range(0, 6000).First(minute => IsFiring(alert, ledger, minute));
        Assert.Equal(after, fired);
        ErrorBudgetTests.Near(spent, alert.Spends(TimeSpan.FromDays(30)));

        // What was spent when it fired is what the table promises, of a whole month, but for the minute that it is rounded to.
        double bad = ledger.Between(Start, Start.AddMinutes(fired)).Bad;
        const double whole = 0.001 * 30 * 1440 * 1000;
        Assert.InRange(bad / whole, spent, spent + (errors * 1000 / whole) + 1e-9);
    }

    [Fact]
    public void It_ends_with_its_short_window_although_the_long_one_still_burns()
    {
        foreach (BurnAlert alert in BurnAlert.Defaults)
        {
            SliLedger ledger = Trouble(1, minutes: 120);
            Assert.True(IsFiring(alert, ledger, 120));
            int ended = Enumerable.Range(121, 1000).First(minute => !IsFiring(alert, ledger, minute));
            double stillBad = 120 + alert.Short.TotalMinutes - ended;
            Assert.InRange(stillBad, 0, (alert.Factor * 0.001 * alert.Short.TotalMinutes) + 1);
            Assert.True(alert.At(Start.AddMinutes(ended), Objective, ledger).Long >= alert.Factor);
        }
    }

    [Fact]
    public void A_blip_that_is_over_wakes_nobody()
    {
        SliLedger ledger = Trouble(1, minutes: 1);
        Assert.DoesNotContain(Enumerable.Range(7, 3000), minute => IsFiring(BurnAlert.Defaults[0], ledger, minute));
    }

    [Fact]
    public void Without_traffic_nothing_burns()
    {
        BurnReading reading = BurnAlert.Defaults[0].At(Start, Objective, SliLedger.Empty);
        Assert.Equal((0, 0, false), (reading.Long, reading.Short, reading.IsFiring));
    }

    private static bool IsFiring(BurnAlert alert, SliLedger ledger, int minute) =>
        alert.At(Start.AddMinutes(minute), Objective, ledger).IsFiring;

    /// <summary>Three quiet days before the start, so many minutes of trouble, and quiet days after it.</summary>
    private static SliLedger Trouble(double errors, int minutes)
    {
        const int quiet = 3 * 1440;
        SliMinute?[] all =
        [
            .. Enumerable
                .Range(0, quiet + 10_000)
                .Select(index => (SliMinute?)new SliMinute(1000, index >= quiet && index < quiet + minutes ? 1000 * errors : 0)),
        ];
        return new(Start.AddMinutes(-quiet), all);
    }
}
