// How often a provider is sent to: a burst, then turns that nobody races for.
using Muster.Server.Channels.Providers;

namespace Muster.Server.Tests.Channels;

public sealed class SendingRateTests
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = new();

    [Fact]
    public void After_the_burst_each_message_has_a_turn_of_its_own_and_keeps_it()
    {
        SendingRate rate = new(burst: 60, TimeSpan.FromSeconds(5), _clock);
        Assert.All(Enumerable.Range(0, 60), number => Assert.Null(rate.Take("host", "m" + number)));
        Assert.Null(rate.Take("other", "m0"));

        Assert.Equal(TimeSpan.FromSeconds(5), rate.Take("host", "a"));
        Assert.Equal(TimeSpan.FromSeconds(10), rate.Take("host", "b"));
        Assert.Equal(TimeSpan.FromSeconds(5), rate.Take("host", "a"));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(5), rate.Take("host", "b"));
        Assert.Null(rate.Take("host", "a"));
    }

    [Fact]
    public void Nobody_is_promised_a_turn_later_than_a_retry_may_wait()
    {
        SendingRate rate = new(burst: 1, TimeSpan.FromSeconds(60), _clock);
        TimeSpan?[] waits = [.. Enumerable.Range(0, 20).Select(number => rate.Take("host", "m" + number))];

        Assert.All(waits, wait => Assert.True(wait is null || wait <= TimeSpan.FromMinutes(5)));
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(rate.Take("host", "after a rest"));
    }
}
