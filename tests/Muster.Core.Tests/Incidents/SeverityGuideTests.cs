// Which severity three answers suggest.
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Incidents;

public sealed class SeverityGuideTests
{
    [Theory]
    [InlineData(true, false, WhoFeelsIt.Everybody, Severity.Sev1)]
    [InlineData(true, true, WhoFeelsIt.Everybody, Severity.Sev2)]
    [InlineData(true, false, WhoFeelsIt.Some, Severity.Sev2)]
    [InlineData(true, true, WhoFeelsIt.Some, Severity.Sev3)]
    [InlineData(true, false, WhoFeelsIt.Us, Severity.Sev3)]
    [InlineData(true, true, WhoFeelsIt.Us, Severity.Sev4)]
    [InlineData(false, false, WhoFeelsIt.Everybody, Severity.Sev2)]
    [InlineData(false, true, WhoFeelsIt.Everybody, Severity.Sev3)]
    [InlineData(false, false, WhoFeelsIt.Some, Severity.Sev3)]
    [InlineData(false, true, WhoFeelsIt.Some, Severity.Sev4)]
    [InlineData(false, false, WhoFeelsIt.Us, Severity.Sev4)]
    [InlineData(false, true, WhoFeelsIt.Us, Severity.Sev4)]
    public void Each_answer_that_is_better_is_one_level_less(bool down, bool workaround, WhoFeelsIt feels, Severity suggested) =>
        Assert.Equal(suggested, new SeverityGuide(down, workaround, feels).Suggested);

    [Fact]
    public void The_reason_repeats_the_answers() =>
        Assert.Equal(
            "it is down, or loses data or money, there is no workaround, and some customers feel it",
            new SeverityGuide(Down: true, Workaround: false, WhoFeelsIt.Some).Because
        );
}
