// A notice by the ways other than e-mail: shown with where it leads, with nothing to answer, and without a sound.
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Server.Channels.Slack;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Channels;

public sealed class NoticeTests
{
    private const string Token = "canary-token";

    [Fact]
    public async Task A_notice_is_shown_by_ntfy_and_chats_without_a_button_that_answers()
    {
        await using ProviderPeer ntfy = await ProviderPeer.StartAsync(StrictNtfy.Taking(Token));
        await using ProviderPeer slack = await ProviderPeer.StartAsync(StrictSlack.Taking(Token));
        await using ProviderPeer mattermost = await ProviderPeer.StartAsync(StrictMattermost.Taking(Token));
        await using ProviderPeer discord = await ProviderPeer.StartAsync(
            (_, _, response) => ProviderPeer.SayAsync(response, 200, """{"id":"1"}""")
        );
        await using MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                AllowPrivateWebhooks = true,
                NtfyServer = ntfy.Url,
                NtfyToken = Token,
                Slack = new(new Uri(slack.Url, "/api/"), Token, null),
                Mattermost = new(mattermost.Url, Token, null),
            }
        );

        JsonElement published = await SentAsync(server, "ntfy", ntfy.Url + "ana", ntfy);
        Assert.Equal(2, published.GetProperty("priority").GetInt32());
        Assert.Equal($"{server.Url}on-call/payments", published.GetProperty("click").GetString());
        Assert.Equal("view", Assert.Single(published.GetProperty("actions").EnumerateArray()).GetProperty("action").GetString());

        JsonElement posted = await SentAsync(server, "slack", "U0ANA", slack);
        Assert.Contains("Ana: You are on call &lt;!channel&gt;", posted.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(SlackBlocks.AcknowledgeAction, posted.GetRawText(), StringComparison.Ordinal);

        JsonElement written = await SentAsync(server, "mattermost", "@ana", mattermost);
        Assert.Contains("on-call/payments", written.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"actions\"", written.GetRawText(), StringComparison.Ordinal);

        JsonElement embedded = await SentAsync(server, "discord", discord.Url + "hook", discord);
        Assert.Contains("From nine.", embedded.GetRawText(), StringComparison.Ordinal);

        // What rings, or expects a page, is sent none.
        foreach (string name in (string[])["sms", "voice", "webhook", "http"])
        {
            SendResult refused = await Channel(server, name).SendAsync(Messages.Notice("anywhere"), TestContext.Current.CancellationToken);
            Assert.Equal($"The channel {name} sends pages only.", Assert.IsType<SendResult.Failed>(refused).Text);
        }
    }

    /// <summary>What the provider got last.</summary>
    private static async Task<JsonElement> SentAsync(MusterServer server, string channel, string address, ProviderPeer peer)
    {
        SendResult result = await Channel(server, channel).SendAsync(Messages.Notice(address), TestContext.Current.CancellationToken);
        Assert.True(result is SendResult.Sent, result.ToString());
        return JsonDocument.Parse(peer.All[^1].Body).RootElement;
    }

    private static IChannel Channel(MusterServer server, string name) =>
        server.Services.GetServices<IChannel>().Single(one => one.Name == name);
}
