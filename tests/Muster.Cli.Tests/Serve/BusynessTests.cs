// When a busy time counts as over.
using System.Globalization;
using Muster.Cli.Serve;

namespace Muster.Cli.Tests.Serve;

public sealed class BusynessTests
{
    [Theory]
    [InlineData("a start, and the quiet after it", "30 31 32 33", ".!..")]
    [InlineData("a start into a storm, and the quiet after it", "60 120 121 122 123", "..!..")]
    [InlineData("two storms", "60 61 121 122 123", ".!.!.")]
    [InlineData("a storm that goes on", "60 120 180 240", "....")]
    [InlineData("little by little", "3 6 9 12 15 18 21 24 27 30 33 36 39 42 45 48 51 54", "!...............!.")]
    [InlineData("nothing", "1 1 1 1", "!...")]
    public void It_is_over_once_at_the_first_look_that_finds_rest(string what, string megabytes, string expected)
    {
        Busyness busyness = new();

        string said = string.Concat(
            megabytes.Split(' ').Select(text => busyness.IsOver(long.Parse(text, CultureInfo.InvariantCulture) << 20) ? '!' : '.')
        );

        Assert.True(expected == said, $"{what}: {said}");
    }
}
