// A page in Mattermost, Teams and Discord: what each takes and refuses, and words from outside that stay words.
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels;
using Muster.Server.Channels.ChatWebhooks;
using Muster.Server.Channels.Providers;
using Muster.Server.Channels.Rooms;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Tests.Channels;

public sealed class ChatWebhookTests
{
    private const string Secret = "canary-of-the-address";
    private const string Evil = "@everyone <@U1> [Sign in](https://evil.example.org) `x` **bold**";

    private static readonly IChatFormat[] Formats = [new MattermostFormat(), new TeamsFormat(), new DiscordFormat()];

    [Theory]
    [InlineData("mattermost", "mattermost ok")]
    [InlineData("teams", "teams HTTP 202")]
    [InlineData("discord", "discord 4711")]
    public async Task A_page_is_taken_and_its_links_lead_back(string channel, string receipt)
    {
        await using ProviderPeer peer = await ProviderPeer.StartAsync((asked, _, response) => StrictAsync(channel, asked, response));

        SendResult sent = await SendAsync(channel, peer.Url);

        Assert.Equal(receipt, Assert.IsType<SendResult.Sent>(sent).Receipt);
        string text = Assert.Single(peer.All).Text;
        Assert.Contains("https://muster.example.org/a/token", text, StringComparison.Ordinal);
        Assert.Contains("https://muster.example.org/alerts/g1", text, StringComparison.Ordinal);
        Assert.Contains("[SEV-1]", Unescaped(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mattermost")]
    [InlineData("teams")]
    [InlineData("discord")]
    public async Task An_alert_calls_nobody_writes_no_link_and_fits_however_long_it_is(string channel)
    {
        await using ProviderPeer peer = await ProviderPeer.StartAsync((asked, _, response) => StrictAsync(channel, asked, response));
        ChannelMessage evil = Messages.Of(channel, peer.Url + Secret) with
        {
            Title = Evil,
            ServiceName = Evil,
            Detail = string.Concat(Enumerable.Repeat(Evil + "\n", 400)),
        };

        Assert.IsType<SendResult.Sent>(await SendAsync(evil));

        // What a reader of marks would see as a link or a mention has none of its signs left.
        foreach (string text in Marked(JsonDocument.Parse(peer.All[0].Body).RootElement))
        {
            Assert.DoesNotContain("[Sign in]", text, StringComparison.Ordinal);
            Assert.DoesNotContain("@everyone", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<@U", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("mattermost")]
    [InlineData("teams")]
    [InlineData("discord")]
    public async Task A_page_in_a_room_that_several_read_has_no_link_that_answers_as_one_of_them(string channel)
    {
        await using ProviderPeer peer = await ProviderPeer.StartAsync((asked, _, response) => StrictAsync(channel, asked, response));
        ChannelMessage page = Messages.Of(channel, peer.Url + Secret);
        ContactMethod room = new(channel, page.Address);
        Person ana = new(new("ana"), "Ana", "ana@example.org", null, "Etc/UTC", [room]);
        Organisation shared = Organisation.Empty with
        {
            People = Organisation.Empty.People.Add("ana", ana).Add("bea", ana with { Id = new("bea") }),
        };

        Assert.IsType<SendResult.Sent>(await SendAsync(page, shared));

        string text = Assert.Single(peer.All).Text;
        Assert.DoesNotContain("/a/token", text, StringComparison.Ordinal);
        Assert.Contains("https://muster.example.org/alerts/g1", text, StringComparison.Ordinal);
        Assert.True(
            (
                Organisation.Empty with
                {
                    Teams = Organisation.Empty.Teams.Add("core", new(new("core"), "Core", []) { Rooms = [room] }),
                }
            ).IsShared(room)
        );
        Assert.False((Organisation.Empty with { People = Organisation.Empty.People.Add("ana", ana) }).IsShared(room));
    }

    [Theory]
    [InlineData("mattermost")]
    [InlineData("teams")]
    [InlineData("discord")]
    public async Task A_room_is_told_in_words_that_stay_words_and_where_to_read_on(string channel)
    {
        await using ProviderPeer peer = await ProviderPeer.StartAsync((asked, _, response) => StrictAsync(channel, asked, response));
        using HttpClient http = GuardedHttp.Create(allowPrivate: true);
        WebhookRoom room = new(
            new(Formats.Single(one => one.Channel == channel), http, new(AllowPrivate: true), new MovableClock()),
            new PublicAddress(new Uri("https://muster.example.org"), () => []),
            new MovableClock()
        );

        Assert.IsType<SendResult.Sent>(await room.TellAsync(Messages.Room(peer.Url + Secret, Evil), TestContext.Current.CancellationToken));

        Assert.Contains("https://muster.example.org/incidents/INC-42", Assert.Single(peer.All).Text, StringComparison.Ordinal);
        Assert.All(
            Marked(JsonDocument.Parse(peer.All[0].Body).RootElement),
            text => Assert.DoesNotContain("[Sign in]", text, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("mattermost", 200, "<html>Sign in", SendCause.Faulty, true, "Sign in")]
    [InlineData("mattermost", 400, """{"message":"Couldn't find the channel."}""", SendCause.Rejected, false, "Couldn't find the channel.")]
    [InlineData("teams", 200, "Webhook message delivery failed with error: HTTP error 429", SendCause.Faulty, true, "HTTP error 429")]
    [InlineData("teams", 400, """{"error":{"code":"X","message":"The workflow is disabled"}}""", SendCause.Rejected, false, "is disabled")]
    [InlineData("discord", 404, """{"message":"Unknown Webhook","code":10015}""", SendCause.Rejected, false, "Unknown Webhook")]
    [InlineData("discord", 429, """{"message":"slow","retry_after":0.65}""", SendCause.RateLimited, true, "slow")]
    [InlineData("discord", 204, "", SendCause.Faulty, true, "no answer of it")]
    [InlineData("discord", 502, "<html>", SendCause.Faulty, true, "answered 502")]
    public async Task Each_refusal_is_told_and_never_with_the_address(
        string channel,
        int status,
        string body,
        SendCause cause,
        bool retryable,
        string words
    )
    {
        await using ProviderPeer peer = await ProviderPeer.StartAsync(
            (_, _, response) =>
            {
                response.Headers.RetryAfter = "7";
                response.StatusCode = status;
                return status == StatusCodes.Status204NoContent ? Task.CompletedTask : ProviderPeer.SayAsync(response, status, body);
            }
        );

        SendResult.Failed failed = Assert.IsType<SendResult.Failed>(await SendAsync(channel, peer.Url));

        Assert.Equal((cause, retryable), (failed.Cause, failed.Retryable));
        Assert.Contains(words, failed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failed.Text, StringComparison.Ordinal);
        if (channel == "discord" && status == 429)
        {
            Assert.Equal(TimeSpan.FromMilliseconds(650), failed.RetryAfter);
        }
    }

    [Fact]
    public async Task Nobody_there_and_an_unknown_certificate_are_told_without_the_address()
    {
        await using ProviderPeer peer = await ProviderPeer.StartAsync((_, _, response) => ProviderPeer.SayAsync(response, 200, "ok"));
        await using Muster.Peers.TlsFront unknown = new(peer.Url.Port);

        SendResult.Failed[] all =
        [
            (SendResult.Failed)await SendAsync("mattermost", new Uri($"http://127.0.0.1:{Muster.Peers.FreePort.Next()}/")),
            (SendResult.Failed)await SendAsync("mattermost", new Uri($"https://127.0.0.1:{unknown.Port}/")),
        ];

        Assert.Equal([SendStage.Connect, SendStage.Secure], all.Select(one => one.Stage));
        Assert.All(all, one => Assert.True(one.Retryable));
        Assert.All(all, one => Assert.DoesNotContain(Secret, one.Text, StringComparison.Ordinal));
        Assert.Empty(peer.All);
    }

    [Theory]
    [InlineData("mattermost", "https://10.0.0.1/hooks/x")]
    [InlineData("teams", "http://example.org/x")]
    [InlineData("discord", "nonsense")]
    public void An_address_out_of_reach_is_refused_when_it_is_saved(string channel, string address)
    {
        Person ana = new(new("ana"), "Ana", "ana@example.org", null, "Etc/UTC", [new(channel, address)]);

        Assert.Contains(
            PersonRules.Check(ana).Concat(PersonRules.CheckReach(ana, new(AllowPrivate: false))),
            mistake => mistake.Field == "contacts[0].address"
        );
    }

    /// <summary>Takes what the program's documentation says that it takes, and answers as it does.</summary>
    private static Task StrictAsync(string channel, ProviderPeer.Asked asked, HttpResponse response)
    {
        JsonElement body = JsonDocument.Parse(asked.Body).RootElement;
        switch (channel)
        {
            case "mattermost":
                return
                    body.GetProperty("text").GetString()!.Length
                        + body.GetProperty("attachments")[0].GetProperty("text").GetString()!.Length
                    > 16383
                    ? ProviderPeer.SayAsync(response, 400, """{"message":"too long"}""")
                    : ProviderPeer.SayAsync(response, 200, "ok", "text/plain");
            case "teams":
                JsonElement card = body.GetProperty("attachments")[0];
                return
                    body.GetProperty("type").GetString() != "message"
                    || card.GetProperty("contentType").GetString() != "application/vnd.microsoft.card.adaptive"
                    || card.GetProperty("content").GetProperty("type").GetString() != "AdaptiveCard"
                    || asked.Body.Length > 28 * 1024
                    ? ProviderPeer.SayAsync(response, 400, "{}")
                    : ProviderPeer.SayAsync(response, 202, "");
            default:
                JsonElement embed = body.GetProperty("embeds")[0];
                int fields = embed.TryGetProperty("fields", out JsonElement facts)
                    ? facts.EnumerateArray().Sum(field => field.GetProperty("value").GetString()!.Length)
                    : 0;
                int words = embed.GetProperty("title").GetString()!.Length + embed.GetProperty("description").GetString()!.Length + fields;
                return
                    body.GetProperty("content").GetString()!.Length > 2000
                    || embed.GetProperty("title").GetString()!.Length > 256
                    || words > 6000
                    || body.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength() > 0
                    ? ProviderPeer.SayAsync(response, 400, """{"message":"Invalid Form Body","code":50035}""")
                    : ProviderPeer.SayAsync(response, 200, """{"id":"4711"}""");
        }
    }

    /// <summary>Every text in which marks are read; a title of an attachment or an embed is none.</summary>
    private static IEnumerable<string> Marked(JsonElement of) =>
        of.ValueKind switch
        {
            JsonValueKind.Object => of.EnumerateObject()
                .Where(field => field.Name is not ("title" or "title_link" or "url" or "name"))
                .SelectMany(field => Marked(field.Value)),
            JsonValueKind.Array => of.EnumerateArray().SelectMany(Marked),
            JsonValueKind.String => [of.GetString()!],
            _ => [],
        };

    private static string Unescaped(string text) => text.Replace("\\\\", "", StringComparison.Ordinal);

    private static Task<SendResult> SendAsync(string channel, Uri host) => SendAsync(Messages.Of(channel, host + Secret));

    private static async Task<SendResult> SendAsync(ChannelMessage message, Organisation? organisation = null)
    {
        using HttpClient http = GuardedHttp.Create(allowPrivate: true);
        IChatFormat format = Formats.Single(one => message.Key.EndsWith("/" + one.Channel, StringComparison.Ordinal));
        PageLinks links = new(new PublicAddress(new Uri("https://muster.example.org"), () => []), new NoLinks());
        MovableClock clock = new();
        ChatWebhookChannel channel = new(
            new(format, http, new(AllowPrivate: true), clock),
            _ => Task.FromResult(organisation ?? Organisation.Empty),
            links,
            clock
        );
        return await channel.SendAsync(message with { Labels = LabelSet.Empty }, TestContext.Current.CancellationToken);
    }
}
