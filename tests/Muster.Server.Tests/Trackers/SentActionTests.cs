// An action item on its way to a tracker and back: sent by a person, opened once, done when the tracker says so.
using System.Text.Json;
using AngleSharp.Html.Dom;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Server.Channels.HttpSenders;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Trackers;

public sealed class SentActionTests
{
    private const string Token = "canary-of-the-token";

    private static readonly Actor Ana = Actor.Person("ana");

    [Fact]
    public async Task An_item_is_sent_by_a_form_linked_and_done_when_its_issue_is()
    {
        StrictGitHub hub = new(Token);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(hub.Answer);
        await using MusterServer server = await StartAsync(peer);
        hub.Now = server.Clock.GetUtcNow;
        using Browser ana = await server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync("/reviews/INC-1");
        PageRules.Hold(page);
        Assert.Contains("Open an issue at GitHub (acme/shop)", page.Words("#item-a"), StringComparison.Ordinal);
        page = await ana.DoneAsync(page, "issue-a", ("tracker", "shop"));

        await Eventually.HoldsAsync("the link", async () => (await ItemAsync(server)).Issue?.Key == "acme/shop#1");
        page = await ana.ReadAsync("/reviews/INC-1");
        Assert.Equal($"{peer.Url}/acme/shop/issues/1", page.QuerySelector("#item-a .issue a")!.GetAttribute("href"));
        Assert.Null(page.GetElementById("issue-a"));
        Assert.Contains("acme/shop#1: open", (await ana.ReadAsync("/actions")).Words("#actions"), StringComparison.Ordinal);

        server.Clock.FastForward(TimeSpan.FromMinutes(8));
        Close(hub);
        server.Clock.FastForward(TimeSpan.FromMinutes(11));
        await Eventually.HoldsAsync("the item is done", async () => (await ItemAsync(server)).Done is not null);
        page = await ana.ReadAsync("/reviews/INC-1");
        Assert.Contains("acme/shop#1: closed as completed", page.Words("#item-a"), StringComparison.Ordinal);
        Assert.Single(hub.Issues);
    }

    [Fact]
    public async Task A_second_sending_opens_no_second_issue_and_one_that_was_refused_can_be_sent_again()
    {
        StrictGitHub hub = new(Token);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(hub.Answer);
        await using MusterServer server = await StartAsync(peer);
        hub.Now = server.Clock.GetUtcNow;
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        peer.Instead = _ => (401, """{"message":"Bad credentials"}""", []);
        await SendAsync(api, "shop", 200);
        await Eventually.HoldsAsync("the refusal", async () => (await ItemAsync(server)).Issue is { IsGivenUp: true });
        TrackedIssue refused = (await ItemAsync(server)).Issue!;
        Assert.Contains("Bad credentials It does not know the token", refused.Failure, StringComparison.Ordinal);
        using Browser ana = await server.SignedInAsync("Ana");
        Assert.Contains(
            "No issue was opened at GitHub (acme/shop)",
            (await ana.ReadAsync("/reviews/INC-1")).Words("#item-a"),
            StringComparison.Ordinal
        );

        peer.Instead = null;
        await SendAsync(api, "shop", 200);
        await Eventually.HoldsAsync("the link", async () => (await ItemAsync(server)).Issue?.Key is not null);
        JsonElement again = await SendAsync(api, "shop", 200);
        Assert.Equal("already_sent", again.GetProperty("written").GetProperty("nothing").GetProperty("code").GetString());
        Assert.Single(hub.Issues);
        JsonElement stranger = await SendAsync(api, "nowhere", 422);
        Assert.Equal("tracker", stranger.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task An_issue_whose_answer_was_lost_is_opened_once_though_the_search_of_Jira_is_late()
    {
        StrictJira jira = new("ana@example.org", Token) { Indexed = 0 };
        await using TrackerPeer peer = await TrackerPeer.StartAsync(jira.Answer);
        peer.LosesAnswer = asked => asked.Path == "/rest/api/3/issue";
        await using MusterServer server = await StartAsync(
            peer,
            $$"""{ kind: jira, url: "{{peer.Url}}", project: OPS, secret: TOKEN, user: ana@example.org }"""
        );
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        await SendAsync(api, "shop", 200);
        await Eventually.HoldsAsync("the answer is lost", async () => (await ItemAsync(server)).Issue?.Failure is not null);
        peer.LosesAnswer = null;
        await WaitsForItAsync(server);
        Assert.Single(jira.Issues);

        jira.Indexed = int.MaxValue;
        await Eventually.HoldsAsync(
            "the link",
            async () =>
            {
                server.Clock.FastForward(TimeSpan.FromSeconds(30));
                return (await ItemAsync(server)).Issue?.Key == "OPS-1";
            }
        );
        Assert.Single(jira.Issues);
    }

    [Fact]
    public async Task An_issue_that_the_tracker_does_not_show_ten_minutes_after_the_answer_was_lost_is_opened()
    {
        StrictGitHub hub = new(Token);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(hub.Answer);
        await using MusterServer server = await StartAsync(peer);
        hub.Now = server.Clock.GetUtcNow;
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        peer.Instead = asked => asked.Method == "POST" ? (502, "", []) : null;
        await SendAsync(api, "shop", 200);
        await Eventually.HoldsAsync("nobody knows", async () => (await ItemAsync(server)).Issue?.Failure is not null);
        peer.Instead = null;
        await WaitsForItAsync(server);
        Assert.Empty(hub.Issues);

        await Eventually.HoldsAsync(
            "the link",
            async () =>
            {
                server.Clock.FastForward(TimeSpan.FromSeconds(30));
                return (await ItemAsync(server)).Issue?.Key is not null;
            }
        );
        Assert.Single(hub.Issues);
    }

    [Fact]
    public async Task A_busy_tracker_is_tried_again_and_meanwhile_the_page_says_why()
    {
        StrictGitHub hub = new(Token);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(hub.Answer);
        await using MusterServer server = await StartAsync(peer);
        hub.Now = server.Clock.GetUtcNow;
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        peer.Instead = _ => (503, """{"message":"Unicorn"}""", []);
        await SendAsync(api, "shop", 200);
        await Eventually.HoldsAsync("the first failure", async () => (await ItemAsync(server)).Issue?.Failure is not null);
        using Browser ana = await server.SignedInAsync("Ana");
        Assert.Contains(
            "It is tried again: GitHub (acme/shop) answered 503: Unicorn",
            (await ana.ReadAsync("/reviews/INC-1")).Words("#item-a"),
            StringComparison.Ordinal
        );

        peer.Instead = null;
        await Eventually.HoldsAsync(
            "the link",
            async () =>
            {
                server.Clock.FastForward(TimeSpan.FromSeconds(30));
                return (await ItemAsync(server)).Issue?.Key is not null;
            }
        );
        Assert.Null((await ItemAsync(server)).Issue!.Failure);
    }

    [Fact]
    public async Task A_forge_that_tells_of_its_issue_is_asked_at_once_and_its_word_alone_does_nothing()
    {
        StrictGitHub hub = new(Token);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(hub.Answer);
        await using MusterServer server = await StartAsync(peer);
        hub.Now = server.Clock.GetUtcNow;
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        string key = await server.KeyAsync();
        await SendAsync(api, "shop", 200);
        await Eventually.HoldsAsync("the link", async () => (await ItemAsync(server)).Issue?.Key is not null);
        string url = (await ItemAsync(server)).Issue!.Url!;

        Assert.Contains("how it stands is looked up", await HearAsync(server, key, url), StringComparison.Ordinal);
        int asked = peer.All.Count;
        await Eventually.HoldsAsync("a look", () => Task.FromResult(peer.All.Count > asked || asked > 2));
        Assert.Null((await ItemAsync(server)).Done);

        server.Clock.FastForward(TimeSpan.FromSeconds(5));
        Close(hub);
        await HearAsync(server, key, url);
        await Eventually.HoldsAsync("the item is done", async () => (await ItemAsync(server)).Done is not null);
        Assert.Contains(
            "no action item is in this issue",
            await HearAsync(server, key, "https://github.com/x/y/issues/1"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_tracker_that_cannot_be_looked_at_is_named_on_the_page_of_action_items()
    {
        StrictGitHub hub = new(Token);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(hub.Answer);
        await using MusterServer server = await StartAsync(peer);
        hub.Now = server.Clock.GetUtcNow;
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        await SendAsync(api, "shop", 200);
        await Eventually.HoldsAsync("the link", async () => (await ItemAsync(server)).Issue?.Key is not null);
        peer.Instead = _ => (403, """{"message":"Forbidden"}""", []);
        server.Clock.FastForward(TimeSpan.FromMinutes(11));

        using Browser ana = await server.SignedInAsync("Ana");
        await Eventually.HoldsAsync("the banner", async () => (await ana.ReadAsync("/actions")).GetElementById("tracker-shop") is not null);
        IHtmlDocument page = await ana.ReadAsync("/actions");
        PageRules.Hold(page);
        Assert.Contains("The token TOKEN may not read and open issues there", page.Words("#tracker-shop"), StringComparison.Ordinal);
    }

    /// <summary>The second attempt is a second after the first.</summary>
    private static Task WaitsForItAsync(MusterServer server)
    {
        server.Clock.FastForward(TimeSpan.FromSeconds(5));
        return Eventually.HoldsAsync(
            "it is only looked for",
            async () => (await ItemAsync(server)).Issue?.Failure?.Contains("because its answer was lost", StringComparison.Ordinal) == true
        );
    }

    private static void Close(StrictGitHub hub)
    {
        hub.Issues[0].State = "closed";
        hub.Issues[0].Reason = "completed";
        hub.Issues[0].Updated = hub.Now();
    }

    private static async Task<MusterServer> StartAsync(TrackerPeer peer, string? tracker = null)
    {
        MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                AllowPrivateWebhooks = true,
                SenderSecrets = SenderSecrets.Parse(["TOKEN = " + Token], wrong => Assert.Fail(wrong)),
            }
        );
        await server.Services.PutAsync(
            $$"""
            name: StreamFlow
            people:
              ana: { name: Ana Silva, email: ana@example.org, zone: Europe/Lisbon }
            trackers:
              shop: {{tracker ?? $$"""{ kind: github, url: "{{peer.Url}}", project: acme/shop, secret: TOKEN }"""}}
            """
        );
        await server.AccountAsync("Ana", AccountRole.Responder);
        Func<DateTimeOffset, IncidentCommand>[] steps =
        [
            at => new IncidentCommand.Declare(
                new(1),
                IncidentType.Incident,
                "Cards fail",
                Severity.Sev1,
                null,
                null,
                null,
                new("ana"),
                Ana,
                at
            ),
            at => new IncidentCommand.Mitigate(at, null, Ana, at),
            at => new IncidentCommand.Resolve("The pool has a limit again", Ana, at),
        ];
        foreach (Func<DateTimeOffset, IncidentCommand> step in steps)
        {
            await server.Services.DecideAsync((work, cancel) => work.DecideIncidentAsync(new(1), step(work.Now), cancel));
        }

        await server.Services.DecideAsync(
            (work, cancel) =>
                work.DecideReviewAsync(
                    new(1),
                    new ReviewCommand.AddActionItem(
                        "a",
                        "Limit the pool",
                        new("ana"),
                        work.Now.AddDays(9),
                        ActionItemType.Prevent,
                        null,
                        Ana,
                        work.Now
                    ),
                    cancel
                )
        );
        return server;
    }

    private static async Task<JsonElement> SendAsync(HttpClient api, string tracker, int status)
    {
        (System.Net.HttpStatusCode answered, JsonElement body, _) = await api.SendJsonAsync(
            HttpMethod.Put,
            "/api/v1/incidents/INC-1/review/action-items/a/issue",
            new { tracker },
            []
        );
        Assert.True((int)answered == status, $"{(int)answered}: {body}");
        return body;
    }

    private static async Task<string> HearAsync(MusterServer server, string key, string url)
    {
        using HttpClient forge = server.Client();
        using HttpRequestMessage request = new(HttpMethod.Post, $"/intake/{key}/github")
        {
            Content = new StringContent(
                JsonSerializer.Serialize(new { action = "closed", issue = new { html_url = url, state = "closed" } }),
                System.Text.Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Add("X-GitHub-Event", "issues");
        using HttpResponseMessage answer = await forge.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<ActionItem> ItemAsync(MusterServer server)
    {
        Review? review = null;
        await server.Services.DecideAsync(
            async (work, cancel) =>
            {
                review = await work.ReviewAsync(new(1), cancel);
                return null;
            }
        );
        return review!.ActionItem("a")!;
    }
}
