// Durations as people write them.
using Muster.Server.Web.Document;

namespace Muster.Server.Tests.Web.Document;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("15s", 15)]
    [InlineData("5m", 300)]
    [InlineData("1h30m", 5400)]
    [InlineData("90m", 5400)]
    [InlineData("3d", 259_200)]
    [InlineData("2w", 1_209_600)]
    [InlineData("0s", 0)]
    [InlineData("365d", 31_536_000)]
    [InlineData("366d", 31_622_400)]
    public void A_duration_is_numbers_with_units(string text, int seconds)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan read));
        Assert.Equal(TimeSpan.FromSeconds(seconds), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("5m5m")]
    [InlineData("30m1h")]
    [InlineData("-5m")]
    [InlineData("5 m")]
    [InlineData("1.5h")]
    [InlineData("99999999999999999999w")]
    [InlineData("99999999w")]
    [InlineData("366d1s")]
    public void Anything_else_is_none(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Fact]
    public void What_is_written_is_read_back()
    {
        foreach (int seconds in new[] { 0, 1, 59, 60, 61, 3599, 3600, 5400, 86_399, 86_400, 90_061 })
        {
            string text = DurationText.Format(TimeSpan.FromSeconds(seconds));

            Assert.True(DurationText.TryParse(text, out TimeSpan read), text);
            Assert.Equal(seconds, (int)read.TotalSeconds);
        }
    }
}
