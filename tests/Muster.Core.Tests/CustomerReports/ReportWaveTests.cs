// When customers' reports are an alert, and when they are none any more.
using CsCheck;
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.CustomerReports;

public sealed class ReportWaveTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly ReportPolicy Three = new(true, 3, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), Severity.Sev2, null);

    [Fact]
    public void It_begins_with_the_report_that_reaches_the_threshold_and_dates_from_the_first_of_them()
    {
        Assert.Null(Of(4, 0, 2));
        Assert.Equal(new(At(1), At(4), At(4), 3, At(34)), Of(4, 1, 2, 4));
        // The first is five minutes old when the third comes: it is out of the window.
        Assert.Null(Of(5, 0, 2, 5));
        Assert.NotNull(Of(5, 0.01, 2, 5));
    }

    [Fact]
    public void Each_later_report_renews_it_and_silence_ends_it()
    {
        Assert.Equal(new(At(0), At(2), At(31), 4, At(61)), Of(60.9, 0, 1, 2, 31));
        Assert.Null(Of(61, 0, 1, 2, 31));
        // One more after the silence is one report, not a wave.
        Assert.Null(Of(62, 0, 1, 2, 31, 62));
        Assert.Equal(At(62), Of(64, 0, 1, 2, 31, 62, 63, 64)!.Since);
    }

    [Fact]
    public void Switched_off_it_never_is() => Assert.Null(ReportWave.Of([At(0), At(1), At(2)], Three with { Enabled = false }, At(2)));

    [Fact]
    public void It_says_the_same_in_any_order_never_below_the_threshold_and_more_reports_never_end_it() =>
        Gen.Select(Gen.Int[0, 4_000].Array[0, 60], Gen.Int[2, 8], Gen.Int[0, 5_000], Gen.Int[0, 4_000])
            .Sample(
                (seconds, threshold, asked, more) =>
                {
                    ReportPolicy policy = Three with { Threshold = threshold };
                    DateTimeOffset now = Start.AddSeconds(asked);
                    DateTimeOffset[] reports = [.. seconds.Select(second => Start.AddSeconds(second))];
                    ReportWave? wave = ReportWave.Of(reports, policy, now);
                    Assert.Equal(wave, ReportWave.Of(reports.Reverse(), policy, now));
                    if (wave is not null)
                    {
                        Assert.True(wave.Count >= threshold);
                        Assert.True(wave.RaisedAt - wave.Since < policy.Within);
                        Assert.Equal(wave.Count, reports.Count(at => at >= wave.Since && at <= now));
                        Assert.True(wave.Last <= now && wave.EndsAt > now);
                        Assert.NotNull(ReportWave.Of([.. reports, Start.AddSeconds(more)], policy, now));
                    }

                    Assert.Equal(Plain(reports, policy, now), wave is not null);
                },
                iter: 20_000
            );

    /// <summary>The same by another way: there is a window that is full, and no silence since.</summary>
    private static bool Plain(DateTimeOffset[] reports, ReportPolicy policy, DateTimeOffset now)
    {
        DateTimeOffset[] past = [.. reports.Where(at => at <= now).Order()];
        int from = past.Length;
        DateTimeOffset next = now;
        while (from > 0 && next - past[from - 1] < policy.Quiet)
        {
            next = past[--from];
        }

        DateTimeOffset[] close = past[from..];
        return close.Any(at => close.Count(other => other <= at && other > at - policy.Within) >= policy.Threshold);
    }

    private static ReportWave? Of(double now, params double[] reports) => ReportWave.Of(reports.Select(At), Three, At(now));

    private static DateTimeOffset At(double minutes) => Start.AddMinutes(minutes);
}
