// Which requests are believed to come from Slack.
using System.Globalization;
using Muster.Server.Channels.Slack;

namespace Muster.Server.Tests.Channels;

public sealed class SlackSignatureTests
{
    private const string Secret = "canary-signing-secret-19";

    [Theory]
    [InlineData(-301, false, false)]
    [InlineData(301, false, false)]
    [InlineData(-290, false, true)]
    [InlineData(290, false, true)]
    [InlineData(0, true, false)]
    public void Only_what_Slack_signed_within_five_minutes_is_heeded(int seconds, bool isChanged, bool isHeeded)
    {
        byte[] body = "command=%2Fmuster&text=help"u8.ToArray();
        string stamp = (Messages.Night.ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);
        string signature = SlackSignature.Of(Secret, stamp, body);
        byte[] came = isChanged ? [.. body, (byte)'!'] : body;

        Assert.Equal(isHeeded, SlackSignature.IsValid(Secret, stamp, signature, came, Messages.Night));
        Assert.False(SlackSignature.IsValid("another secret", stamp, signature, came, Messages.Night));
        Assert.False(SlackSignature.IsValid(Secret, "-" + stamp, signature, came, Messages.Night));
        Assert.False(SlackSignature.IsValid(Secret, stamp, "", came, Messages.Night));
    }

    /// <summary>Source of the sample: Slack, verifying requests.</summary>
    [Fact]
    public void The_signature_is_the_one_that_Slack_describes() =>
        Assert.Equal(
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
            SlackSignature.Of(
                "8f742231b10e8888abcd99yyyzzz85a5",
                "1531420618",
                "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"u8
            )
        );
}
