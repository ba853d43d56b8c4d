// Counts, spans and instants in words.
using Muster.Server.Tests.Drivers.InMemory;
using Muster.Server.Web.Views;

namespace Muster.Server.Tests.Web;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1_000, "1,000")]
    [InlineData(1_001, "1,000+")]
    [InlineData(3_003, "1,000+")]
    public void A_count_ends_at_a_thousand(int rows, string words) => Assert.Equal(words, Words.Count(rows));

    [Theory]
    [InlineData(0, "00:00")]
    [InlineData(408, "06:48")]
    [InlineData(-72, "01:12")]
    [InlineData(3600, "1:00:00")]
    [InlineData(86_399, "23:59:59")]
    [InlineData(97_200, "1 d 3 h")]
    public void A_clock_grows_with_the_span(int seconds, string words) => Assert.Equal(words, Words.Clock(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(40, "40 s")]
    [InlineData(60, "1 min")]
    [InlineData(3600, "1 h")]
    [InlineData(11_100, "3 h 5 min")]
    [InlineData(172_800, "2 d")]
    [InlineData(187_200, "2 d 4 h")]
    public void A_span_has_its_one_or_two_largest_units(int seconds, string words) =>
        Assert.Equal(words, Words.Span(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(-180, "3 min ago")]
    [InlineData(-4, "just now")]
    [InlineData(7200, "in 2 h")]
    public void A_moment_is_told_from_now(int seconds, string words) =>
        Assert.Equal(words, Words.Relative(WebHost.Now.AddSeconds(seconds), WebHost.Now));

    [Fact]
    public void Instants_are_written_in_utc_whatever_their_offset()
    {
        var at = new DateTimeOffset(2026, 11, 23, 3, 55, 0, TimeSpan.FromHours(1));

        Assert.Equal("02:55", Words.HourMinute(at));
        Assert.Equal("23 Nov 2026, 02:55 UTC", Words.Full(at));
        Assert.Equal("2026-11-23T02:55:00Z", Words.Iso(at));
    }

    [Theory]
    [InlineData("Dana Kovač", "DK")]
    [InlineData("  Priya   Anna Raman ", "PR")]
    [InlineData("đuro", "Đ")]
    [InlineData("", "?")]
    public void Initials_are_of_the_first_and_last_name(string name, string initials) => Assert.Equal(initials, new Person(name).Initials);

    [Fact]
    public void A_person_keeps_their_colour() => Assert.Equal("a3", new Person("Dana Kovač").Tone);

    [Fact]
    public void Names_that_are_alike_spread_over_all_six_colours()
    {
        int[] each =
        [
            .. Enumerable.Range(0, 600).Select(at => new Person($"Ana {at}").Tone).CountBy(tone => tone).Select(one => one.Value),
        ];

        Assert.Equal(6, each.Length);
        Assert.All(each, count => Assert.InRange(count, 70, 130));
        Assert.Equal(
            4,
            new[] { "Ana Silva", "Ben Okafor", "Chiara Rossi", "Hiro Tanaka" }.Select(name => new Person(name).Tone).Distinct().Count()
        );
    }
}
