// Whether a stranger's words are harmless wherever they are shown, and still readable.
using System.Globalization;
using CsCheck;
using Muster.Core.CustomerReports;

namespace Muster.Core.Tests.CustomerReports;

public sealed class ReportTextTests
{
    private static readonly Gen<string> AnyText = Gen.Frequency(
            (
                6,
                Gen.OneOf(
                    "a",
                    "b.c",
                    "shop.example",
                    "https://",
                    "javascript:",
                    "mailto:",
                    "www.",
                    " ",
                    "\n",
                    "1.5",
                    "é",
                    "<b>",
                    ":",
                    "/",
                    "."
                )
            ),
            (1, Gen.Char['\0', '\u00A0'].Select(one => one.ToString())),
            (1, Gen.Char['\uD800', '\uDFFF'].Select(one => one.ToString())),
            (1, Gen.Char['\u200B', '\u2069'].Select(one => one.ToString()))
        )
        .Array[0, 30]
        .Select(string.Concat);

    [Theory]
    [InlineData("See https://shop.example/pay?x=1", "See https[:]//shop[.]example/pay?x=1")]
    [InlineData("www.shop.example", "www[.]shop[.]example")]
    [InlineData("JavaScript:alert(1)", "JavaScript[:]alert(1)")]
    [InlineData("mailto:eva@shop.example", "mailto[:]eva@shop[.]example")]
    [InlineData("shop。example", "shop[.]example")]
    [InlineData("It took 1.5 s at 10:30. Error: none.", "It took 1.5 s at 10:30. Error: none.")]
    [InlineData("Nic nejde.\nVůbec nic.", "Nic nejde.\nVůbec nic.")]
    [InlineData("a\u202Eb\u200Bc\u0007d\uFEFF", "abcd")]
    public void An_address_stays_readable_and_is_no_link(string sent, string kept) => Assert.Equal(kept, ReportText.Clean(sent));

    [Fact]
    public void Nothing_hides_nothing_links_and_cleaning_twice_is_as_good_as_once() =>
        AnyText.Sample(
            text =>
            {
                string clean = ReportText.Clean(text);
                Assert.Equal(clean, ReportText.Clean(clean));
                Assert.DoesNotContain("://", clean, StringComparison.Ordinal);
                Assert.DoesNotContain("javascript:", clean, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("mailto:", clean, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("shop.example", clean, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(
                    clean,
                    letter =>
                        (char.IsControl(letter) && letter is not ('\n' or '\t'))
                        || char.GetUnicodeCategory(letter) == UnicodeCategory.Format && letter is not ('\u200C' or '\u200D')
                );
                string line = ReportText.Line(text);
                Assert.DoesNotContain('\n', line);
                Assert.Equal(line, ReportText.Line(line));
                Assert.DoesNotContain("://", line, StringComparison.Ordinal);
            },
            iter: 5_000
        );

    [Fact]
    public void A_glance_is_one_line_that_fits()
    {
        Assert.Equal("a b", ReportText.Glance("a\nb"));
        string glance = ReportText.Glance(new string('é', 500));
        Assert.Equal(ReportLimits.WordsCharactersMax, glance.Length);
        Assert.EndsWith("…", glance, StringComparison.Ordinal);
    }
}
