// How matchers are read, written and asked.
using CsCheck;
using Muster.Core.Alerts;

namespace Muster.Core.Tests.Alerts;

public sealed class MatcherTests
{
    // Source of most: Alertmanager, pkg/labels/parse_test.go (TestMatchers).
    public static TheoryData<string, string[]> Readable =>
        new()
        {
            { """{foo="bar"}""", ["""foo="bar" """] },
            { """{foo=~"bar.*"}""", ["""foo=~"bar.*" """] },
            { """{foo!="bar"}""", ["""foo!="bar" """] },
            { """{foo!~"bar.*"}""", ["""foo!~"bar.*" """] },
            { """{foo="bar",baz!~".*quux", derp="wat"}""", ["""foo="bar" """, """baz!~".*quux" """, """derp="wat" """] },
            { """{foo=""}""", ["""foo="" """] },
            { """job=""", ["""job="" """] },
            { """{foo="bar,quux", job="job1"}""", ["""foo="bar,quux" """, """job="job1" """] },
            { """{foo = "bar", dings != "bums", }""", ["""foo="bar" """, """dings!="bums" """] },
            { """foo=bar,dings!=bums""", ["""foo="bar" """, """dings!="bums" """] },
            { """foo=bar  , dings!=bums """, ["""foo="bar" """, """dings!="bums" """] },
            { """{quote="She said: \"Hi, ladies!\""}""", ["""quote="She said: \"Hi, ladies!\"" """] },
            { """statuscode=~"5.." """, ["""statuscode=~"5.." """] },
            { """tricky=~~~""", ["""tricky=~"~~" """] },
            { """trickier==\\=\=\" """, ["""trickier="=\\=\\=\"" """] },
            {
                """contains_quote != "\"" , contains_comma !~ "foo,bar" , """,
                ["""contains_quote!="\"" """, """contains_comma!~"foo,bar" """]
            },
            { """instance=~"\d+\.example" """, ["""instance=~"\\d+\\.example" """] },
            { """x=~a{2}""", ["""x=~"a{2}" """] },
            { """{x=~a{2}}""", ["""x=~"a{2}" """] },
            { """{"the name"="x", plain-name=y}""", [""" "the name"="x" """, """plain-name="y" """] },
            { """line="one\ntwo" """, ["""line="one\ntwo" """] },
            { """{}""", [] },
            { " ", [] },
        };

    [Theory]
    [MemberData(nameof(Readable))]
    public void Matchers_are_read_as_alertmanager_reads_them(string text, string[] expected)
    {
        ParsedMatchers parsed = MatcherParser.Parse(text);
        Assert.Null(parsed.Error);
        Assert.Equal(expected.Select(one => one.Trim()), parsed.Matchers.Select(matcher => matcher.ToString()));
    }

    [Theory]
    [InlineData("job=\"value")]
    [InlineData("job=value\"")]
    [InlineData("a = foo\"bar")]
    [InlineData("{foo=\"bar\"")]
    [InlineData("foo=\"bar\"}")]
    [InlineData("{foo=\"bar\"} x")]
    [InlineData("foo=\"bar\" baz=\"x\"")]
    [InlineData("foo=~\"invalid[regexp\"")]
    [InlineData("foo=~\"(a)\\1\"")]
    [InlineData("foo=~\"a(?=b)\"")]
    [InlineData("foo=~\"[[:alpha:]]\"")]
    [InlineData("foo")]
    [InlineData("=bar")]
    [InlineData("\"\"=bar")]
    [InlineData("foo!bar")]
    [InlineData(",")]
    [InlineData("\"foo=\\\"bar\"")]
    public void What_cannot_be_read_says_why(string text)
    {
        ParsedMatchers parsed = MatcherParser.Parse(text);
        Assert.NotNull(parsed.Error);
        Assert.Empty(parsed.Matchers);
    }

    [Fact]
    public void More_matchers_than_the_limit_are_not_read()
    {
        string text = string.Join(",", Enumerable.Repeat("a=b", 65));
        Assert.Contains("at most 64", MatcherParser.Parse(text).Error, StringComparison.Ordinal);
        Assert.Null(MatcherParser.Parse(text[4..]).Error);
    }

    [Fact]
    public void What_is_written_is_read_back_as_the_same() =>
        Gen.Select(Gen.String[Gen.Char["ab-_. \"\\{}=~!,é🔥"], 1, 6], Gen.String[Gen.Char["ab \"\\\n{}=~!,'é"], 0, 8], Gen.Bool, Gen.Bool)
            .Select((name, value, isRegex, isEqual) => new Matcher(name, value, isRegex, isEqual))
            .Where(matcher => MatcherRules.Check(matcher) is null)
            .Array[0, 3]
            .Sample(
                matchers =>
                {
                    ParsedMatchers bare = MatcherParser.Parse(string.Join(",", matchers.Select(matcher => matcher.ToString())));
                    ParsedMatchers braced = MatcherParser.Parse(
                        "{" + string.Join(" , ", matchers.Select(matcher => matcher.ToString())) + "}"
                    );
                    return bare.Matchers.SequenceEqual(matchers) && braced.Matchers.SequenceEqual(matchers);
                },
                iter: 2000
            );

    [Fact]
    public void Any_text_is_either_read_or_refused_with_a_sentence() =>
        Gen.String[Gen.Char["ab\"\\{}=~!, ([*"], 0, 12]
            .Sample(
                text =>
                {
                    ParsedMatchers parsed = MatcherParser.Parse(text);
                    return parsed.Error is null || (parsed.Error.Length > 0 && parsed.Matchers.IsEmpty);
                },
                iter: 5000
            );

    [Theory]
    [InlineData("job=api", "api", true)]
    [InlineData("job=api", "api2", false)]
    [InlineData("job=api", "API", false)]
    [InlineData("job=\"\"", "", true)]
    [InlineData("job!=api", "", true)]
    [InlineData("job!=api", "api", false)]
    [InlineData("job=~\"api|web\"", "web", true)]
    [InlineData("job=~\"api|web\"", "web2", false)]
    [InlineData("job=~\"api|web\"", "xapi", false)]
    [InlineData("job=~\"api\"", "api\n", false)]
    [InlineData("job=~\".*\"", "", true)]
    [InlineData("job!~\"a.*\"", "api", false)]
    [InlineData("job!~\"a.*\"", "", true)]
    [InlineData("job=~\"(?i)API\"", "api", true)]
    [InlineData("job=~\"(?P<kind>a)pi\"", "api", true)]
    public void A_matcher_holds_for_the_whole_value(string matcher, string value, bool holds) =>
        Assert.Equal(holds, new LabelMatcher(MatcherParser.Parse(matcher).Matchers[0]).Holds(LabelSet.Of(("job", value), ("other", "x"))));

    [Fact]
    public void An_expression_that_cannot_be_read_holds_for_nothing()
    {
        foreach (bool isEqual in new[] { true, false })
        {
            LabelMatcher broken = new(new("job", "(", IsRegex: true, isEqual));
            Assert.False(broken.HoldsFor("("));
            Assert.False(broken.HoldsFor(""));
        }
    }

    [Fact]
    public void An_expression_that_would_keep_others_busy_is_answered_at_once()
    {
        LabelMatcher evil = new(new("job", "(a+)+b", IsRegex: true, IsEqual: true));
        Assert.False(evil.HoldsFor(new string('a', 100_000)));
    }

    [Fact]
    public void An_expression_beyond_its_limit_is_refused() =>
        Assert.NotNull(MatcherRules.Check(new("job", new string('a', 1001), IsRegex: true, IsEqual: true)));
}
