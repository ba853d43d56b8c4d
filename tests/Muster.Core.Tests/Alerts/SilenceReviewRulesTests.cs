// When somebody has to look at a silence, and that weekly windows keep their local time.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Alerts;

public sealed class SilenceReviewRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_silence_of_a_day_needs_no_review_and_a_longer_one_does_after_a_day()
    {
        Assert.Null(SilenceReviewRules.DueAt(Of(24), last: null));
        Assert.Equal(Start.AddDays(1), SilenceReviewRules.DueAt(Of(25), last: null));
        Assert.False(SilenceReviewRules.IsDue(Of(25), last: null, Start.AddHours(23)));
        Assert.True(SilenceReviewRules.IsDue(Of(25), last: null, Start.AddDays(1)));
    }

    [Fact]
    public void One_that_was_made_longer_is_looked_at_after_eight_hours()
    {
        Silence renewed = Of(12) with { UpdatedAt = Start.AddHours(2) };

        Assert.Equal(Start.AddHours(10), SilenceReviewRules.DueAt(renewed, new SilenceReview(Start.AddHours(1), "ana")));
    }

    [Fact]
    public void After_a_review_somebody_looks_again_in_a_week() =>
        Assert.Equal(Start.AddDays(9), SilenceReviewRules.DueAt(Of(24 * 30), new SilenceReview(Start.AddDays(2), "ana")));

    [Fact]
    public void A_planned_silence_counts_from_its_begin() =>
        Assert.Equal(Start.AddDays(1), SilenceReviewRules.DueAt(Of(48) with { UpdatedAt = Start.AddDays(-3) }, last: null));

    [Fact]
    public void Weeks_keep_their_local_time_when_clocks_change()
    {
        // Clocks go forward in Prague on 29 March 2026: 23:00 is 22:00 UTC before and 21:00 after.
        DateTimeOffset first = new(2026, 3, 24, 22, 0, 0, TimeSpan.Zero);
        SilenceDraft draft = new([new("job", "api", false, true)], first, first.AddHours(2), "ana", "Disks");

        SilenceDraft[] weeks = [.. SilenceSeries.Weekly(draft, 2, "Europe/Prague", Start)];

        Assert.Equal([first, new DateTimeOffset(2026, 3, 31, 21, 0, 0, TimeSpan.Zero)], weeks.Select(week => week.StartsAt!.Value));
        Assert.All(weeks, week => Assert.Equal(TimeSpan.FromHours(2), week.EndsAt - week.StartsAt));
        Assert.Equal("Disks (week 2 of 2)", weeks[1].Comment);
    }

    [Fact]
    public void A_window_over_the_change_of_clocks_ends_at_its_local_time()
    {
        // From 23:00 to 06:00 in Prague: the night to 29 March 2026 has six hours.
        DateTimeOffset first = new(2026, 3, 21, 22, 0, 0, TimeSpan.Zero);
        SilenceDraft draft = new([new("job", "api", false, true)], first, first.AddHours(7), "ana", "Disks");

        SilenceDraft week = SilenceSeries.Weekly(draft, 2, "Europe/Prague", Start)[1];

        Assert.Equal(new DateTimeOffset(2026, 3, 28, 22, 0, 0, TimeSpan.Zero), week.StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 4, 0, 0, TimeSpan.Zero), week.EndsAt);
    }

    private static Silence Of(int hours) =>
        new(SilenceId.Parse("s1"), [new("job", "api", false, true)], Start, Start.AddHours(hours), "ana", "Known.", Start);
}
