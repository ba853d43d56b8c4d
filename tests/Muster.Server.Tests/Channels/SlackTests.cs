// A page in Slack: posted in one thread, answered by its buttons, and whatever Slack answers is handled and shown.
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Channels;
using Muster.Server.Channels.Providers;
using Muster.Server.Channels.Slack;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Hostile;
using Muster.Server.Web.Access;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Tests.Channels;

public sealed class SlackTests
{
    private const string Token = "xoxb-canary-77ab";
    private const string Secret = "canary-signing-secret-19";

    [Fact]
    public async Task A_page_is_posted_once_and_its_button_acknowledges_for_whoever_pressed_it()
    {
        await using ProviderPeer slack = await ProviderPeer.StartAsync(StrictSlack.Taking(Token));
        await using MusterServer server = await StartAsync(slack);
        await Crowd.PutAsync(server, ("ana", new ContactMethod("slack", "U0ANA")), ("room", new ContactMethod("slack", "C0ROOM")));
        await AlertAsync(server, "Down <!channel> & <https://evil.example.org|here>");
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));

        Assert.StartsWith("slack D0000 1700000000.", page.To("ana").Receipt, StringComparison.Ordinal);
        JsonElement posted = slack.All.Select(Body).Single(body => body.GetProperty("channel").GetString() == "U0ANA");
        Assert.Contains("Down &lt;!channel&gt; &amp; &lt;https", posted.GetProperty("text").GetString(), StringComparison.Ordinal);
        JsonElement button = Element(posted, SlackBlocks.AcknowledgeAction);

        // Nobody's contact: told what to do, and nothing happens.
        Assert.Equal(HttpStatusCode.OK, (await PressAsync(server, slack, "U0STRANGER", button, posted)).StatusCode);
        await RepliedAsync(slack, "slack: U0STRANGER");
        Assert.Null((await Crowd.PageAsync(server, page.Id)).Acknowledgement);

        Assert.Equal(HttpStatusCode.OK, (await PressAsync(server, slack, "U0ANA", button, posted)).StatusCode);
        JsonElement settled = await RepliedAsync(slack, "ana acknowledged it at");
        Assert.True(settled.GetProperty("replace_original").GetBoolean());
        Assert.DoesNotContain(settled.GetProperty("blocks").EnumerateArray(), block => block.GetProperty("type").GetString() == "actions");
        PageAcknowledgement first = (await Crowd.PageAsync(server, page.Id)).Acknowledgement!;
        Assert.Equal(("ana", "slack:" + page.To("ana").Planned.Key), (first.By.Value, first.Via));
        Assert.DoesNotContain(server.Log.All, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_whose_page_was_answered_elsewhere_loses_its_buttons_and_says_by_whom()
    {
        await using ProviderPeer slack = await ProviderPeer.StartAsync(StrictSlack.Taking(Token));
        await using MusterServer server = await StartAsync(slack);
        await Crowd.PutAsync(server, ("ana", new ContactMethod("slack", "U0ANA")));
        await AlertAsync(server, "Down <!channel>");
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));

        await server
            .Services.GetRequiredService<PageAnswers>()
            .AcknowledgeAsync(page.Id, new("ana"), Core.Kernel.Actor.Person("ana"), "console", operation: null);

        JsonElement changed = default;
        await Muster.Peers.Until.TrueAsync(
            "the changed message",
            Crowd.Soon,
            () =>
                Task.FromResult(
                    (changed = slack.All.Where(asked => asked.Path == "/api/chat.update").Select(Body).FirstOrDefault()).ValueKind
                        != JsonValueKind.Undefined
                )
        );
        Assert.Equal(page.To("ana").Receipt, $"slack {changed.GetProperty("channel").GetString()} {changed.GetProperty("ts").GetString()}");
        string text = changed.GetProperty("text").GetString()!;
        Assert.Contains("&lt;!channel&gt;", text, StringComparison.Ordinal);
        Assert.Contains("ana acknowledged it at", text, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackBlocks.AcknowledgeAction, changed.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slash_command_declares_once_and_says_whom_it_paged()
    {
        await using ProviderPeer slack = await ProviderPeer.StartAsync(StrictSlack.Taking(Token));
        await using MusterServer server = await StartAsync(slack);
        await Crowd.PutAsync(server, ("ana", new ContactMethod("slack", "U0ANA")), ("bea", new ContactMethod("slack", "U0BEA")));

        await server.AccountAsync("ana", AccountRole.Responder);
        await server.AccountAsync("bea", AccountRole.Admin);

        Assert.Contains(
            "does not know who you are",
            await CommandAsync(server, "U0OTHER", "declare sev2 it is down"),
            StringComparison.Ordinal
        );
        Assert.Contains("Nothing was declared", await CommandAsync(server, "U0ANA", "declare it is down"), StringComparison.Ordinal);
        string declared = await CommandAsync(server, "U0ANA", "declare sev1 playback is down", "t1");
        string again = await CommandAsync(server, "U0ANA", "declare sev1 playback is down", "t1");

        Assert.StartsWith("INC-1 is declared as SEV-1, and you command it. Nobody was paged.", declared, StringComparison.Ordinal);
        Assert.StartsWith("This was declared before, as INC-1;", again, StringComparison.Ordinal);
        await Crowd.JoinAsync(server, "eve", new ContactMethod("slack", "U0EVE"));
        await server.AccountAsync("eve", AccountRole.Responder);
        string paged = await CommandAsync(server, "U0EVE", "declare sev1 playback is down again");
        Assert.Contains("you command it. Paged: ana, bea.", paged, StringComparison.Ordinal);
        Assert.StartsWith(
            "INC-3 is declared",
            await CommandAsync(server, "U0BEA", "declare SEV-3 something else"),
            StringComparison.Ordinal
        );
        Assert.Contains("INC-1 [SEV-1] playback is down", await CommandAsync(server, "U0ANA", "incidents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cannot_respond_passes_the_page_on()
    {
        await using ProviderPeer slack = await ProviderPeer.StartAsync(StrictSlack.Taking(Token));
        await using MusterServer server = await StartAsync(slack);
        await Crowd.PutAsync(server, ("ana", new ContactMethod("slack", "U0ANA")));
        await AlertAsync(server, "Down");
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));
        JsonElement posted = Body(slack.All[0]);

        await PressAsync(server, slack, "U0ANA", Element(posted, SlackBlocks.DeclineAction), posted);

        await RepliedAsync(slack, "ana cannot respond");
        Assert.Equal("ana", Assert.Single((await Crowd.PageAsync(server, page.Id)).Declines).By.Value);
    }

    [Fact]
    public async Task The_slash_command_answers_people_of_the_organisation_and_acknowledges()
    {
        await using ProviderPeer slack = await ProviderPeer.StartAsync(StrictSlack.Taking(Token));
        await using MusterServer server = await StartAsync(slack);
        await Crowd.PutAsync(server, ("ana", new ContactMethod("slack", "U0ANA")));

        Assert.Contains("does not know who you are", await CommandAsync(server, "U0OTHER", "incidents"), StringComparison.Ordinal);
        Assert.Equal("No page rings for you.", await CommandAsync(server, "U0ANA", "ack"));
        Assert.Equal("No incident is open.", await CommandAsync(server, "U0ANA", "incidents"));
        Assert.Contains("no schedule", await CommandAsync(server, "U0ANA", "who knows"), StringComparison.Ordinal);
        Assert.Contains("/muster who SCHEDULE", await CommandAsync(server, "U0ANA", "dance"), StringComparison.Ordinal);

        await AlertAsync(server, "Down");
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));
        Assert.Contains("ana acknowledged it at", await CommandAsync(server, "U0ANA", "ack"), StringComparison.Ordinal);
        Assert.Equal("slack:command", (await Crowd.PageAsync(server, page.Id)).Acknowledgement!.Via);
    }

    [Fact]
    public async Task What_nobody_signed_changes_nothing_and_without_a_secret_nothing_is_taken()
    {
        await using ProviderPeer slack = await ProviderPeer.StartAsync(StrictSlack.Taking(Token));
        await using MusterServer server = await StartAsync(slack);
        await using MusterServer without = await MusterServer.StartAsync();
        using HttpClient client = server.Client();
        using HttpClient other = without.Client();

        foreach (string path in (string[])["/slack/actions", "/slack/command"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync(path, new StringContent("payload={}"))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(path, new StringContent("payload={}"))).StatusCode);
        }

        foreach (string payload in (string[])["", "{", "[]", """{"type":"block_actions","actions":[7],"user":{"id":"U0ANA"}}"""])
        {
            HttpResponseMessage answer = await SignedAsync(server, "/slack/actions", "payload=" + Uri.EscapeDataString(payload));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(200, """{"ok":false,"error":"channel_not_found"}""", SendCause.Rejected, false, "/invite")]
    [InlineData(200, """{"ok":false,"error":"invalid_auth"}""", SendCause.Rejected, false, "MUSTER_SLACK_TOKEN")]
    [InlineData(200, """{"ok":false,"error":"ratelimited"}""", SendCause.RateLimited, true, "ratelimited")]
    [InlineData(200, """{"ok":false,"error":"internal_error"}""", SendCause.Faulty, true, "internal_error")]
    [InlineData(200, """{"ok":true}""", SendCause.Faulty, true, "no answer of it")]
    [InlineData(200, "<html>Sign in", SendCause.Faulty, true, "Sign in")]
    [InlineData(429, "", SendCause.RateLimited, true, "answered 429")]
    [InlineData(503, "", SendCause.Faulty, true, "answered 503")]
    [InlineData(400, """{"ok":false,"error":"bad"}""", SendCause.Rejected, false, "answered 400: bad")]
    public async Task Each_refusal_is_told_with_its_remedy(int status, string body, SendCause cause, bool retryable, string words)
    {
        await using ProviderPeer slack = await ProviderPeer.StartAsync(
            (_, _, response) =>
            {
                response.Headers.RetryAfter = "7";
                return ProviderPeer.SayAsync(response, status, body);
            }
        );
        using HttpClient http = GuardedHttp.Create(allowPrivate: true);
        SlackChannel channel = new(http, new(new Uri(slack.Url, "/api/"), Token, null), NoThreads(), Links(), new MovableClock());

        SendResult.Failed failed = Assert.IsType<SendResult.Failed>(
            await channel.SendAsync(Messages.Of("slack", "U0ANA"), TestContext.Current.CancellationToken)
        );

        Assert.Equal((cause, retryable), (failed.Cause, failed.Retryable));
        Assert.Contains(words, failed.Text, StringComparison.Ordinal);
        Assert.Equal(retryable && (status != 200 || body.Contains("\"error\"", StringComparison.Ordinal)), failed.RetryAfter is not null);
    }

    [Fact]
    public async Task Messages_of_one_incident_stand_in_one_thread()
    {
        await using ProviderPeer slack = await ProviderPeer.StartAsync(StrictSlack.Taking(Token));
        await using MusterServer server = await StartAsync(slack);
        IChannel channel = server.Services.GetServices<IChannel>().Single(one => one.Name == "slack");
        ChannelMessage page = Messages.Of("slack", "C0ROOM");
        ChannelMessage[] said =
        [
            page,
            page with
            {
                Key = "p1/1/2/ana/slack",
                Incident = new(42),
            },
            page with
            {
                Key = "p2/1/1/ana/slack",
                Page = new("p2"),
                Incident = new(42),
            },
            page with
            {
                Key = "p3/1/1/ana/slack",
                Page = new("p3"),
            },
        ];
        foreach (ChannelMessage one in said)
        {
            Assert.IsType<SendResult.Sent>(await channel.SendAsync(one, TestContext.Current.CancellationToken));
        }

        string?[] threads =
        [
            .. slack.All.Select(Body).Select(one => one.TryGetProperty("thread_ts", out JsonElement ts) ? ts.GetString() : null),
        ];
        Assert.Equal([null, "1700000000.000001", "1700000000.000001", null], threads);
    }

    [Fact]
    public async Task A_room_hears_of_an_incident_in_the_thread_of_its_pages()
    {
        await using ProviderPeer slack = await ProviderPeer.StartAsync(StrictSlack.Taking(Token));
        await using MusterServer server = await StartAsync(slack);
        IChannel channel = server.Services.GetServices<IChannel>().Single(one => one.Name == "slack");
        IRoom room = server.Services.GetServices<IRoom>().Single(one => one.Name == "slack");
        ChannelMessage page = Messages.Of("slack", "C0PAGED") with { Incident = new(42) };
        RoomMessage declared = Messages.Room("C0PAGED", "<!channel> is down");

        Assert.IsType<SendResult.Sent>(await channel.SendAsync(page, TestContext.Current.CancellationToken));
        Assert.IsType<SendResult.Sent>(await room.TellAsync(declared, TestContext.Current.CancellationToken));
        Assert.IsType<SendResult.Sent>(await room.TellAsync(declared with { Address = "C0QUIET" }, TestContext.Current.CancellationToken));
        SendResult.Failed soon = Assert.IsType<SendResult.Failed>(
            await room.TellAsync(declared with { Key = "soon" }, TestContext.Current.CancellationToken)
        );

        Assert.Equal((SendStage.Prepare, true), (soon.Stage, soon.RetryAfter > TimeSpan.Zero));
        JsonElement[] told = [.. slack.All.Select(Body)];
        Assert.Equal("1700000000.000001", told[1].GetProperty("thread_ts").GetString());
        Assert.False(told[1].TryGetProperty("reply_broadcast", out _));
        Assert.False(told[2].TryGetProperty("thread_ts", out _));
        Assert.Contains("INC-42 &lt;!channel&gt; is down (responding)", told[2].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#general")]
    [InlineData("ana")]
    [InlineData("u012ab3cd")]
    [InlineData("U0\nX")]
    public void A_name_is_no_address(string address) =>
        Assert.Contains(
            PersonRules.Check(new(new("ana"), "Ana", "ana@example.org", null, "Etc/UTC", [new("slack", address)])),
            mistake => mistake.Field == "contacts[0].address"
        );

    private static Task<MusterServer> StartAsync(ProviderPeer slack) =>
        MusterServer.StartAsync(options => options with { Slack = new(new Uri(slack.Url, "/api/"), Token, Secret) });

    private static async Task AlertAsync(MusterServer server, string name)
    {
        using HttpClient sender = server.Client(await server.KeyAsync());
        (
            await sender.PostJsonAsync("/api/v2/alerts", $$$"""[{"labels":{"alertname":"{{{name}}}","job":"playback"}}]""")
        ).EnsureSuccessStatusCode();
    }

    private static JsonElement Body(ProviderPeer.Asked asked) => JsonDocument.Parse(asked.Body).RootElement;

    private static JsonElement Element(JsonElement posted, string action) =>
        posted
            .GetProperty("blocks")
            .EnumerateArray()
            .Where(block => block.TryGetProperty("elements", out _))
            .SelectMany(block => block.GetProperty("elements").EnumerateArray())
            .Single(element => element.GetProperty("action_id").GetString() == action);

    private static Task<HttpResponseMessage> PressAsync(
        MusterServer server,
        ProviderPeer slack,
        string user,
        JsonElement button,
        JsonElement message
    )
    {
        string payload = JsonSerializer.Serialize(
            new
            {
                type = "block_actions",
                user = new { id = user },
                response_url = new Uri(slack.Url, "/reply").ToString(),
                message,
                actions = new[] { button },
            }
        );
        return SignedAsync(server, "/slack/actions", "payload=" + Uri.EscapeDataString(payload));
    }

    private static async Task<string> CommandAsync(MusterServer server, string user, string text, string trigger = "")
    {
        HttpResponseMessage answer = await SignedAsync(
            server,
            "/slack/command",
            $"command=%2Fmuster&user_id={user}&text={Uri.EscapeDataString(text)}&trigger_id={trigger}"
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("ephemeral", said.GetProperty("response_type").GetString());
        return said.GetProperty("text").GetString()!;
    }

    private static async Task<HttpResponseMessage> SignedAsync(MusterServer server, string path, string form)
    {
        using HttpClient client = server.Client();
        byte[] body = Encoding.UTF8.GetBytes(form);
        string stamp = server.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.Add(SlackSignature.TimestampHeader, stamp);
        request.Headers.Add(SlackSignature.Header, SlackSignature.Of(Secret, stamp, body));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> RepliedAsync(ProviderPeer slack, string words)
    {
        ProviderPeer.Asked? reply = null;
        await Muster.Peers.Until.TrueAsync(
            $"the words '{words}'",
            Crowd.Soon,
            () =>
                Task.FromResult(
                    (
                        reply = slack.All.FirstOrDefault(asked =>
                            asked.Path == "/reply" && Body(asked).GetProperty("text").GetString()!.Contains(words, StringComparison.Ordinal)
                        )
                    )
                        is not null
                )
        );
        return Body(reply!);
    }

    private static PageLinks Links() => new(new PublicAddress(new Uri("https://muster.example.org"), () => []), new NoLinks());

    /// <summary>Threads of a Muster that has said nothing yet; nothing that fails is remembered.</summary>
    private static ChatThreads NoThreads() =>
        new(
            () => throw new InvalidOperationException("A message that failed begins no thread."),
            new Muster.Engine.Ports.InMemory.InMemoryStore()
        );
}
