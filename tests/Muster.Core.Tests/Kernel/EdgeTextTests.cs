// What the edge text rule keeps, drops, replaces and cuts.
using System.Text;
using CsCheck;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Kernel;

public sealed class EdgeTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("HighErrorRate on api-7 (~5%)")]
    [InlineData("two lines\n\tand a tab")]
    [InlineData("žluťoučký kůň 🔥 العربية")]
    public void A_clean_text_is_answered_as_the_same_instance(string text)
    {
        string fresh = new(text.AsSpan());
        Assert.Same(fresh, EdgeText.Clean(fresh, 1024));
    }

    [Theory]
    [InlineData("a\0b", "ab")]
    [InlineData("a\u0001b\u001Fc", "abc")]
    [InlineData("one\r\ntwo\rthree", "one\ntwothree")]
    [InlineData("\u001B[31mred\u001B[0m", "[31mred[0m")]
    [InlineData("a\u007Fb\u0080c\u009Bd", "abcd")]
    [InlineData("user\u202Egpj.exe", "usergpj.exe")]
    [InlineData("\u2066x\u2069", "x")]
    public void Control_characters_are_dropped(string text, string expected) => Assert.Equal(expected, EdgeText.Clean(text, 1024));

    [Fact]
    public void Lone_surrogates_become_the_replacement_character()
    {
        Assert.Equal("a\uFFFDb", EdgeText.Clean("a\uD800b", 1024));
        Assert.Equal("\uFFFD\uFFFD", EdgeText.Clean("\uDC00\uD83D", 1024));
        Assert.Equal("🔥\uFFFD", EdgeText.Clean("\uD83D\uDD25\uD83D", 1024));
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abc…")]
    [InlineData("🔥🔥", 8, "🔥🔥")]
    [InlineData("🔥🔥🔥", 11, "🔥🔥…")]
    [InlineData("🔥🔥🔥", 10, "🔥…")]
    [InlineData("ééé", 5, "é…")]
    [InlineData("🔥", 3, "…")]
    [InlineData("abc\0", 3, "abc")]
    public void What_exceeds_the_limit_is_cut_on_a_character_boundary(string text, int bytesMax, string expected) =>
        Assert.Equal(expected, EdgeText.Clean(text, bytesMax));

    [Theory]
    [InlineData("one line", "one line")]
    [InlineData("  disk\r\n\tfull  ", "disk full")]
    [InlineData("a\u00A0\u2028b", "a b")]
    [InlineData(" \n ", "")]
    [InlineData("a \0 b", "a b")]
    public void A_line_has_single_spaces_and_none_at_its_ends(string text, string expected) =>
        Assert.Equal(expected, EdgeText.Line(text, 1024));

    [Fact]
    public void A_line_that_is_one_already_is_the_same_instance()
    {
        string fresh = new("HighErrorRate: 5 % žluť".AsSpan());
        Assert.Same(fresh, EdgeText.Line(fresh, 1024));
    }

    [Fact]
    public void Any_text_becomes_clean_within_its_limit_and_stays_as_it_is_then()
    {
        UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        Gen.Select(AnyText, Gen.Int[3, 40], Gen.Bool)
            .Sample(
                (text, limit, oneLine) =>
                {
                    string clean = oneLine ? EdgeText.Line(text, limit) : EdgeText.Clean(text, limit);
                    return strict.GetByteCount(clean) <= limit
                        && !clean.Any(letter => char.IsControl(letter) && (oneLine || letter is not ('\t' or '\n')))
                        && ReferenceEquals(clean, oneLine ? EdgeText.Line(clean, limit) : EdgeText.Clean(clean, limit));
                },
                iter: 20_000
            );
    }

    private static readonly Gen<string> AnyText = Gen.Frequency(
            (6, Gen.Char["ab éž…"]),
            (2, Gen.Char['\0', '\u00A0']),
            (1, Gen.Char['\uD800', '\uDFFF']),
            (1, Gen.Char['\u2028', '\u2069'])
        )
        .Array[0, 30]
        .Select(letters => new string(letters));
}
