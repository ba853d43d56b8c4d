// Subscribers by webhook: confirmed by what is sent to it, verified by the reference library, ended by 410, kept out of private networks.
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Muster.Core.StatusPage.Subscribers;
using Muster.Peers;
using Muster.Server.Tests.Channels;
using Muster.Server.Tests.Drivers;
using MusterServer = Muster.Server.Tests.Drivers.MusterServer;

namespace Muster.Server.Tests.Subscribers;

public sealed class SubscriberWebhookTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private const string Verify = """
        const { Webhook } = require('standardwebhooks');
        const [secret, headers, body] = process.argv.slice(2);
        const said = text => {
          try { return new Webhook(secret).verify(text, JSON.parse(headers)).type; } catch (failure) { return failure.message; }
        };
        console.log(said(body) + '|' + said(body + ' '));
        """;

    [Fact]
    public async Task A_webhook_confirms_itself_is_told_and_is_left_alone_after_410()
    {
        NodePackages library = await NodePackages.OfAsync("standardwebhooks@1.1.1");
        bool isGone = false;
        await using ProviderPeer receiver = await ProviderPeer.StartAsync(
            (_, _, response) => ProviderPeer.SayAsync(response, isGone ? 410 : 204, "")
        );
        await using MusterServer server = await SubscriberWorld.StartAsync(
            port: 1,
            options => options with { AllowPrivateWebhooks = true }
        );
        using Browser browser = new(server.Url);
        string url = new Uri(receiver.Url, "/hook").ToString();

        (await server.SubscribeAsync(browser, ("channel", "webhook"), ("address", url))).Dispose();
        await Until.TrueAsync("it is asked", Soon, () => Task.FromResult(receiver.All.Count == 1));
        using JsonDocument asked = JsonDocument.Parse(receiver.All[0].Text);
        Assert.Equal("subscription.confirm", asked.RootElement.GetProperty("type").GetString());
        IHtmlDocument page = await browser.ReadAsync(
            new Uri(asked.RootElement.GetProperty("data").GetProperty("confirm_url").GetString()!).AbsolutePath
        );
        IHtmlDocument own = await browser.DoneAsync(page, "confirm");
        string secret = own.Words("#secret code");

        await server.TellAsync(SubscriberWorld.News("B-1/1"));
        await Until.TrueAsync("it is told", Soon, () => Task.FromResult(receiver.All.Count == 2));
        ProviderPeer.Asked told = receiver.All[1];
        string headers = JsonSerializer.Serialize(
            told.Headers.Where(one => one.Key.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(one => one.Key, one => one.Value.ToString())
        );
        Assert.Equal(
            "status.updated|No matching signature found",
            (await library.RunScriptAsync(Verify, secret, headers, told.Text)).Trim()
        );

        isGone = true;
        await server.TellAsync(SubscriberWorld.News("B-1/2"));
        await Until.TrueAsync(
            "it is left alone",
            Soon,
            async () => (await server.FindAsync(url, SubscriberChannel.Webhook))!.Status == SubscriptionStatus.Refused
        );
    }

    [Fact]
    public async Task A_stranger_cannot_have_a_webhook_sent_into_a_private_network()
    {
        await using MusterServer server = await SubscriberWorld.StartAsync(port: 1);
        using Browser browser = new(server.Url);

        foreach (
            string url in (string[])["http://127.0.0.1:80/", "https://10.0.0.1/", "https://[::ffff:127.0.0.1]/", "https://169.254.169.254/"]
        )
        {
            using HttpResponseMessage answer = await server.SubscribeAsync(browser, ("channel", "webhook"), ("address", url));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }
}
