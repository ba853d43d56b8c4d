// What several alerts say is kept once, and never taken for something else.
using System.Text;
using Muster.Engine.Intake;

namespace Muster.Engine.Tests.Intake;

public sealed class SaidTextsTests
{
    private readonly SaidTexts _said = new();

    [Fact]
    public void The_same_is_kept_once()
    {
        (byte[] annotations, byte[] url) = Of(7, "{\"summary\":\"Down\"}", "http://one");
        (byte[] again, byte[] urlAgain) = Of(7, "{\"summary\":\"Down\"}", "http://one");

        Assert.Same(annotations, again);
        Assert.Same(url, urlAgain);
    }

    [Theory]
    [InlineData(7, "{\"summary\":\"Up\"}", "http://one")]
    [InlineData(7, "{\"summary\":\"Down\"}", "http://two")]
    [InlineData(7 + 256, "{\"summary\":\"Up\"}", "http://two")]
    public void Something_else_with_its_hash_or_in_its_place_is_itself(ulong content, string annotations, string url)
    {
        (byte[] first, byte[] firstUrl) = Of(7, "{\"summary\":\"Down\"}", "http://one");
        (byte[] other, byte[] otherUrl) = Of(content, annotations, url);

        Assert.Equal((annotations, url), (Encoding.UTF8.GetString(other), Encoding.UTF8.GetString(otherUrl)));
        Assert.Equal(("{\"summary\":\"Down\"}", "http://one"), (Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(firstUrl)));
    }

    private (byte[] Annotations, byte[] Url) Of(ulong content, string annotations, string url) =>
        _said.Of(content, Encoding.UTF8.GetBytes(annotations), Encoding.UTF8.GetBytes(url));
}
