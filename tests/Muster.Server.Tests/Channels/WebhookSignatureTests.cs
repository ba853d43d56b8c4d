// The signature of webhooks, against the specification's own example and its reference library.
using System.Text;
using Muster.Server.Channels;
using Muster.Server.Channels.Providers;
using Muster.Server.Channels.Webhooks;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Tests.Channels;

public sealed class WebhookSignatureTests
{
    /// <summary>Says what the library says of a message as it came, and of the same with another body.</summary>
    private const string Verify = """
        const { Webhook } = require('standardwebhooks');
        const [secret, headers, body] = process.argv.slice(2);
        const said = text => {
          try { return new Webhook(secret).verify(text, JSON.parse(headers)).type; } catch (failure) { return failure.message; }
        };
        console.log(said(body) + '|' + said(body + ' '));
        """;

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

    [Fact]
    public async Task The_reference_library_verifies_a_page_as_it_is_sent()
    {
        Muster.Peers.NodePackages library = await Muster.Peers.NodePackages.OfAsync("standardwebhooks@1.1.1");
        await using ProviderPeer receiver = await ProviderPeer.StartAsync((_, _, response) => ProviderPeer.SayAsync(response, 204, ""));
        using HttpClient http = GuardedHttp.Create(allowPrivate: true);
        string secret = WebhookSignature.SecretOf(new byte[32]);
        WebhookChannel channel = new(
            http,
            new WebhookSettings(secret, AllowPrivate: true),
            new PageLinks(new PublicAddress(new Uri("https://muster.example.org"), () => []), new NoLinks()),
            new MovableClock()
        );

        await channel.SendAsync(Messages.Of("webhook", receiver.Url.ToString()), TestContext.Current.CancellationToken);

        ProviderPeer.Asked sent = Assert.Single(receiver.All);
        string headers = System.Text.Json.JsonSerializer.Serialize(
            sent.Headers.Where(one => one.Key.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(one => one.Key, one => one.Value.ToString())
        );
        Assert.Equal(
            "page.notified|No matching signature found",
            (await library.RunScriptAsync(Verify, secret, headers, sent.Text)).Trim()
        );
    }

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
