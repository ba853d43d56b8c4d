// The signature of webhooks, against the specification's own example.
using System.Text;
using Muster.Server.Channels.Webhooks;

namespace Muster.Server.Tests.Channels;

public sealed class WebhookSignatureTests
{
    /// <summary>The example of the Standard Webhooks specification, also in the tests of its libraries.</summary>
    [Fact]
    public void The_specifications_example_has_the_specifications_signature() =>
        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSignature.Of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                DateTimeOffset.FromUnixTimeSeconds(1614265330),
                Encoding.UTF8.GetBytes("{\"test\": 2432232314}")
            )
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64 at all !!!!!!!!!!!!!!!!!!!!")]
    public void What_is_no_secret_is_seen_as_such(string? text) => Assert.False(WebhookSignature.IsSecret(text));

    [Fact]
    public void A_secret_is_written_as_it_is_read()
    {
        Assert.True(WebhookSignature.IsSecret(WebhookSignature.SecretOf(new byte[24])));
        Assert.True(WebhookSignature.IsSecret(WebhookSignature.SecretOf(new byte[64])));
        Assert.False(WebhookSignature.IsSecret(WebhookSignature.SecretOf(new byte[65])));
    }
}
