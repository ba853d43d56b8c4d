// A notice by the ways other than e-mail: shown with where it leads, with nothing to answer, and without a sound.
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Communications;
using Muster.Core.Communications.Rendering;
using Muster.Core.Kernel;
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
            Assert.StartsWith($"The channel {name} sends pages", Assert.IsType<SendResult.Failed>(refused).Text, StringComparison.Ordinal);
        }
    }

    /// <summary>Signed as a page is, and as data: whoever reads it is a program.</summary>
    [Fact]
    public async Task A_statement_is_posted_to_a_stakeholders_webhook()
    {
        await using ProviderPeer peer = await ProviderPeer.StartAsync((_, _, response) => ProviderPeer.SayAsync(response, 204, ""));
        await using MusterServer server = await MusterServer.StartAsync(options => options with { AllowPrivateWebhooks = true });
        RenderedStatement said = new(
            Audience.Executive,
            "[SEV-1] Payments fail",
            Correction: null,
            [new("Status", "Identified")],
            new DateTimeOffset(2026, 3, 4, 2, 30, 0, TimeSpan.Zero)
        );
        Notice notice = Messages.Notice(peer.Url + "hook") with
        {
            Path = "/incidents/INC-42/where",
            Told = new(IncidentId.Parse("INC-42"), Severity.Sev1, said),
        };

        SendResult result = await Channel(server, "webhook").SendAsync(notice, TestContext.Current.CancellationToken);

        Assert.True(result is SendResult.Sent, result.ToString());
        ProviderPeer.Asked posted = Assert.Single(peer.All);
        Assert.Equal("notice/1", posted.Headers["webhook-id"].ToString());
        Assert.StartsWith("v1,", posted.Headers["webhook-signature"].ToString(), StringComparison.Ordinal);
        Assert.Equal(
            $$$"""
            {"type":"statement.published","timestamp":"2026-03-04T02:30:00+00:00","data":{"delivery":"notice/1","incident":"INC-42","severity":"SEV-1","audience":"executive","title":"[SEV-1] Payments fail","lines":[{"label":"Status","text":"Identified"}],"url":"{{{server.Url}}}incidents/INC-42/where"}}
            """,
            posted.Text
        );
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
