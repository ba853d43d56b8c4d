// What a reader may ask the live stream for.
using System.Security.Claims;
using Muster.Server.Web.Live;

namespace Muster.Server.Tests.Web;

public sealed class TopicsTests
{
    private static readonly ClaimsPrincipal Dana = new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "dana")], "test"));

    [Fact]
    public void Me_is_the_topic_of_the_signed_in_person_and_is_told_as_me()
    {
        var topics = Topics.Parse("incident:INC-42,me", Dana);

        Assert.NotNull(topics);
        Assert.Equal(["incident:INC-42", "person:dana"], topics.Known.Order());
        Assert.Equal("me", topics.Spoken("person:dana"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("a\nb")]
    [InlineData("<script>")]
    [InlineData("alerts,é")]
    public void Nothing_and_nonsense_are_refused(string? asked) => Assert.Null(Topics.Parse(asked, Dana));

    [Fact]
    public void More_topics_than_a_browsers_tabs_can_want_are_refused()
    {
        var asked = string.Join(',', Enumerable.Range(0, Topics.CountMax + 1).Select(number => $"incident:INC-{number}"));

        Assert.Null(Topics.Parse(asked, Dana));
    }

    [Fact]
    public void The_revision_of_several_topics_is_theirs_in_the_order_asked()
    {
        var hub = new LiveHub();
        hub.Publish(new LiveChange("person:dana", 7));
        hub.Publish(new LiveChange("incident:INC-42", 3));

        Assert.Equal("3.7.0", hub.Rev("incident:INC-42,me,counts", Dana));
    }
}
