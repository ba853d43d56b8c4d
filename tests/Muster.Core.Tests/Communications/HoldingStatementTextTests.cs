// Whether a holding statement is five lines, whatever was typed into it.
using CsCheck;
using Muster.Core.Communications;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Communications;

public sealed class HoldingStatementTextTests
{
    private static readonly HoldingStatement Statement = new(
        "s1",
        "Identified",
        "Some streams do not start.",
        "Rolling back.",
        new DateTimeOffset(2026, 3, 4, 3, 45, 30, TimeSpan.FromHours(1))
    );

    [Fact]
    public void It_is_five_lines_with_the_promise_in_utc() =>
        Assert.Equal(
            """
            [SEV-1] API answers with errors
            Status: Identified
            Impact: Some streams do not start.
            Current Action: Rolling back.
            Next Update: 02:45 UTC
            """,
            HoldingStatementText.Render(Severity.Sev1, "API answers with errors", Statement)
        );

    [Fact]
    public void The_last_one_says_that_it_is() =>
        Assert.EndsWith(
            "\nNext Update: none, this is the last one.",
            HoldingStatementText.Render(Severity.Sev2, "API", Statement with { NextUpdateAt = null }),
            StringComparison.Ordinal
        );

    [Fact]
    public void It_is_always_five_lines() =>
        Gen.Select(Gen.String, Gen.String, Gen.String)
            .Sample(
                (title, status, impact) =>
                {
                    string text = HoldingStatementText.Render(
                        Severity.Sev1,
                        title + "\r\nx",
                        Statement with
                        {
                            Status = status + "\n",
                            Impact = "\n" + impact,
                        }
                    );
                    Assert.Equal(4, text.Count(letter => letter == '\n'));
                    Assert.DoesNotContain('\r', text);
                }
            );
}
