// When a local hand-over time happens: the three answers.
using Muster.Core.OnCall;
using NodaTime;

namespace Muster.Core.Tests.OnCall;

public sealed class LocalHandoverTests
{
    private static readonly DateTimeZone Prague = DateTimeZoneProviders.Tzdb["Europe/Prague"];

    [Fact]
    public void An_ordinary_local_time_happens_once()
    {
        LocalHandover at = LocalHandover.Of(new(2026, 1, 5, 9, 0), Prague);
        Assert.Equal(new LocalHandover.Unique(Instant.FromUtc(2026, 1, 5, 8, 0)), at);
        Assert.Equal(Instant.FromUtc(2026, 1, 5, 8, 0), at.At);
    }

    [Fact]
    public void A_local_time_that_happens_twice_hands_over_the_first_time()
    {
        LocalHandover at = LocalHandover.Of(new(2026, 10, 25, 2, 30), Prague);
        Assert.Equal(new LocalHandover.Ambiguous(Instant.FromUtc(2026, 10, 25, 0, 30), Instant.FromUtc(2026, 10, 25, 1, 30)), at);
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), at.At);
    }

    [Fact]
    public void A_local_time_that_is_skipped_hands_over_at_the_first_instant_after_the_gap()
    {
        LocalHandover at = LocalHandover.Of(new(2026, 3, 29, 2, 30), Prague);
        Assert.Equal(new LocalHandover.Skipped(Instant.FromUtc(2026, 3, 29, 1, 0)), at);
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 0), at.At);
    }
}
