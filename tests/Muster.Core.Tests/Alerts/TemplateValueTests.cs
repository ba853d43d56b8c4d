// Reading a value by an intake template: paths, literals, fallbacks and maps.
using System.Collections.Immutable;
using Muster.Core.Alerts;

namespace Muster.Core.Tests.Alerts;

public sealed class TemplateValueTests
{
    [Theory]
    [InlineData("$", false, "")]
    [InlineData("$$", true, "")]
    [InlineData("$.a", false, "a")]
    [InlineData("$$.a.b-c_d", true, "a b-c_d")]
    [InlineData("$.a[0][12].b", false, "a #0 #12 b")]
    [InlineData("$['odd name.x'].über", false, "odd name.x über")]
    public void A_path_is_read(string text, bool ofWhole, string steps)
    {
        TemplatePath path = TemplatePath.Parse(text);

        Assert.Equal(ofWhole, path.OfWhole);
        Assert.Equal(steps, string.Join(' ', path.Steps.Select(step => step.Name ?? "#" + step.Index)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("$a")]
    [InlineData("$.")]
    [InlineData("$..a")]
    [InlineData("$.a b")]
    [InlineData("$[")]
    [InlineData("$[]")]
    [InlineData("$['']")]
    [InlineData("$[-1]")]
    [InlineData("$[1234567]")]
    [InlineData("$[*]")]
    [InlineData("$.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a")]
    public void Another_text_is_no_path_and_says_why(string text) =>
        Assert.Contains(
            $"'{text}' is no path: ",
            Assert.Throws<FormatException>(() => TemplatePath.Parse(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_first_that_gives_a_text_counts_and_a_literal_always_does()
    {
        Assert.Equal("two", Read(TemplateValue.Of("$.one", "$.two", "three"), ("two", "two")));
        Assert.Equal("three", Read(TemplateValue.Of("$.one", "$.two", "three")));
        Assert.Equal("", Read(TemplateValue.Of("$.one")));
    }

    [Theory]
    [InlineData("OK", null, "resolved")]
    [InlineData("ok", null, "resolved")]
    [InlineData("odd", null, "odd")]
    [InlineData("odd", "firing", "firing")]
    [InlineData("", "firing", "firing")]
    [InlineData("", null, "")]
    public void A_map_replaces_what_it_knows_and_otherwise_counts_for_the_rest(string sent, string? otherwise, string read)
    {
        TemplateValue value = new(["$.state"], ImmutableSortedDictionary<string, string>.Empty.Add("Ok", "resolved"), otherwise);

        Assert.Equal(read, Read(value, ("state", sent)));
    }

    private static string Read(TemplateValue value, params (string Name, string Text)[] body) =>
        value.Read(path => body.Where(field => field.Name == path.Steps[0].Name).Select(field => field.Text).FirstOrDefault(""));
}
