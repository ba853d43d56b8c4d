// Issues at strict trackers: opened once, found again, read page by page, and each failure told in a sentence that says what to do.
using System.Text.Json;
using Muster.Core.Catalog;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.HttpSenders;
using Muster.Server.Channels.Providers;
using Muster.Server.Channels.Trackers;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Tests.Trackers;

public sealed class IssueTrackerTests
{
    private const string Token = "canary-of-the-token";

    private static readonly SenderSecrets Secrets = SenderSecrets.Parse(["TOKEN = " + Token], wrong => Assert.Fail(wrong));

    private static readonly IssueDraft Draft = new(
        "muster:INC-42/a1",
        "Limit the pool <b> @acme/everybody",
        ["Limit the pool <b> @acme/everybody", "![x](http://evil/x.png) *loud*"],
        "/reviews/INC-42#item-a1",
        new(2026, 12, 7, 23, 59, 0, TimeSpan.Zero),
        TrackerPeer.Noon
    );

    public static TheoryData<TrackerKind> Kinds => [TrackerKind.GitHub, TrackerKind.GitLab, TrackerKind.Jira];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_item_becomes_one_issue_however_often_it_is_sent_and_its_status_comes_back(TrackerKind kind)
    {
        World world = World.Of(kind);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(world.Answer);
        (Issue? opened, SendResult.Failed? failed) = await OpenAsync(kind, peer);
        Assert.Null(failed);
        Assert.Equal(
            kind switch
            {
                TrackerKind.GitHub => ("acme/shop#1", peer.Url + "/acme/shop/issues/1"),
                TrackerKind.GitLab => ("acme/shop#1", peer.Url + "/acme/shop/-/issues/1"),
                _ => ("OPS-1", peer.Url + "/browse/OPS-1"),
            },
            (opened!.Key, opened.Url)
        );
        Assert.False(opened.State.IsClosed);

        (Issue? again, _) = await FindAsync(kind, peer);
        Assert.Equal(opened.Key, again!.Key);
        Assert.Equal(1, world.Count());

        world.Close();
        Issue seen = Assert.Single((await ChangedAsync(kind, peer)).Issues!.Value);
        Assert.Equal((opened.Key, true, true), (seen.Key, seen.State.IsClosed, seen.State.IsDone));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_issue_whose_answer_was_lost_is_found_again(TrackerKind kind)
    {
        World world = World.Of(kind);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(world.Answer);
        peer.LosesAnswer = asked => asked.Method == "POST" && !asked.Path.EndsWith("jql", StringComparison.Ordinal);
        (_, SendResult.Failed? lost) = await OpenAsync(kind, peer);
        Assert.True(lost!.Retryable);
        Assert.Equal(1, world.Count());

        peer.LosesAnswer = null;
        (Issue? found, _) = await FindAsync(kind, peer);
        Assert.EndsWith("1", found!.Key, StringComparison.Ordinal);
        Assert.Equal(1, world.Count());
    }

    [Theory]
    [InlineData(TrackerKind.GitHub)]
    [InlineData(TrackerKind.GitLab)]
    public async Task An_issue_without_its_label_because_the_token_may_not_set_it_is_found_and_followed(TrackerKind kind)
    {
        World world = World.Of(kind, mayLabel: false);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(world.Answer);
        (Issue? opened, _) = await OpenAsync(kind, peer);
        Assert.Equal(opened!.Key, (await FindAsync(kind, peer)).Issue?.Key);
        world.Close();
        Assert.True(Assert.Single((await ChangedAsync(kind, peer)).Issues!.Value).State.IsDone);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_page_of_a_long_list_is_read_and_no_address_of_an_answer_is_followed(TrackerKind kind)
    {
        World world = World.Of(kind);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(world.Answer);
        world.Fill(250);
        Assert.Equal(250, (await ChangedAsync(kind, peer)).Issues!.Value.Length);
        Assert.Equal(3, peer.All.Count);
        Assert.Single(peer.All.Select(asked => asked.Path).Distinct());
    }

    [Theory]
    [InlineData(
        TrackerKind.GitHub,
        401,
        """{"message":"Bad credentials"}""",
        false,
        "GitHub (acme/shop) answered 401: Bad credentials It does not know the token: make a new one, write it as TOKEN into the file of MUSTER_SENDER_SECRETS"
    )]
    [InlineData(
        TrackerKind.GitHub,
        403,
        """{"message":"Resource not accessible by personal access token"}""",
        false,
        "The token TOKEN may not read and open issues there"
    )]
    [InlineData(
        TrackerKind.GitHub,
        404,
        """{"message":"Not Found"}""",
        false,
        "Either there is no project acme/shop with issues, or the token TOKEN may not see it."
    )]
    [InlineData(TrackerKind.GitHub, 410, """{"message":"Issues are disabled for this repo"}""", false, "Issues are disabled for this repo")]
    [InlineData(
        TrackerKind.GitHub,
        422,
        """{"message":"Validation Failed","errors":[{"field":"title","code":"missing_field"}]}""",
        false,
        "Validation Failed title missing_field It does not take the issue so; nothing was opened."
    )]
    [InlineData(TrackerKind.GitHub, 429, """{"message":"Slow down"}""", true, "GitHub (acme/shop) answered 429: Slow down")]
    [InlineData(TrackerKind.GitHub, 500, "<html>", true, "GitHub (acme/shop) answered 500.")]
    [InlineData(TrackerKind.GitHub, 302, "", false, "Redirects are not followed")]
    [InlineData(TrackerKind.GitHub, 200, "<html>Sign in", true, "is no answer of it")]
    [InlineData(TrackerKind.GitLab, 401, """{"message":"401 Unauthorized"}""", false, "401 Unauthorized It does not know the token")]
    [InlineData(TrackerKind.GitLab, 403, """{"error":"insufficient_scope"}""", false, "insufficient_scope The token TOKEN may not")]
    [InlineData(
        TrackerKind.GitLab,
        404,
        """{"message":"404 Project Not Found"}""",
        false,
        "404 Project Not Found Either there is no project"
    )]
    [InlineData(TrackerKind.GitLab, 422, """{"message":{"title":["is too long"]}}""", false, "title: [\"is too long\"]")]
    [InlineData(TrackerKind.GitLab, 429, "Retry later", true, "GitLab (acme/shop) answered 429.")]
    [InlineData(TrackerKind.GitLab, 502, "", true, "GitLab (acme/shop) answered 502.")]
    [InlineData(TrackerKind.GitLab, 200, "[{}]", true, "is no answer of it")]
    [InlineData(
        TrackerKind.Jira,
        400,
        """{"errorMessages":[],"errors":{"issuetype":"Specify a valid issue type"}}""",
        false,
        "issuetype: Specify a valid issue type It does not take the issue so"
    )]
    [InlineData(
        TrackerKind.Jira,
        401,
        """{"message":"Client must be authenticated canary-of-the-token"}""",
        false,
        "Client must be authenticated … It does not know the token"
    )]
    [InlineData(
        TrackerKind.Jira,
        403,
        """{"errorMessages":["You do not have permission"],"errors":{}}""",
        false,
        "You do not have permission The token TOKEN may not"
    )]
    [InlineData(TrackerKind.Jira, 404, "", false, "Either there is no project OPS with issues")]
    [InlineData(TrackerKind.Jira, 429, "", true, "Jira (OPS) answered 429.")]
    [InlineData(TrackerKind.Jira, 200, "{}", true, "is no answer of it")]
    public async Task Each_failure_is_told_with_what_to_do_and_without_the_secret(
        TrackerKind kind,
        int status,
        string body,
        bool retryable,
        string sentence
    )
    {
        await using TrackerPeer peer = await TrackerPeer.StartAsync(World.Of(kind).Answer);
        peer.Instead = _ => (status, body, []);
        foreach ((Issue? issue, SendResult.Failed? failed) in new[] { await FindAsync(kind, peer), await OpenAsync(kind, peer) })
        {
            // GitLab and GitHub answer a list with a list, and an issue with an issue.
            Assert.Null(issue);
            Assert.Equal(retryable, failed!.Retryable);
            Assert.Contains(sentence, failed.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Token, failed.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    public async Task Whoever_asks_too_often_waits_as_long_as_it_is_told(int status)
    {
        await using TrackerPeer peer = await TrackerPeer.StartAsync(World.Of(TrackerKind.GitHub).Answer);
        peer.Instead = _ => (status, """{"message":"You have exceeded a secondary rate limit"}""", [("Retry-After", "61")]);
        (_, SendResult.Failed? failed) = await OpenAsync(TrackerKind.GitHub, peer);
        Assert.Equal((true, TimeSpan.FromSeconds(61), SendCause.RateLimited), (failed!.Retryable, failed.RetryAfter!.Value, failed.Cause));
    }

    [Fact]
    public async Task A_missing_secret_and_an_address_of_a_cloud_s_credentials_are_refused_before_anything_is_sent()
    {
        await using TrackerPeer peer = await TrackerPeer.StartAsync(World.Of(TrackerKind.GitHub).Answer);
        (_, SendResult.Failed? failed) = await Trackers()
            .OpenAsync(Of(TrackerKind.GitHub, peer.Url) with { Secret = "OTHER" }, Draft, Cancel);
        Assert.Contains("needs OTHER, which MUSTER_SENDER_SECRETS does not have", failed!.Text, StringComparison.Ordinal);
        Assert.Empty(peer.All);
        (_, failed) = await Trackers().OpenAsync(Of(TrackerKind.GitHub, "http://169.254.169.254"), Draft, Cancel);
        Assert.False(failed!.Retryable);
        Assert.Contains("tells a machine its credentials", failed.Text, StringComparison.Ordinal);
        (_, failed) = await Trackers(allowPrivate: false).OpenAsync(Of(TrackerKind.GitHub, peer.Url), Draft, Cancel);
        Assert.Contains("cannot be used. It must be https.", failed!.Text, StringComparison.Ordinal);
        Assert.Empty(peer.All);
    }

    [Fact]
    public async Task What_people_typed_mentions_nobody_and_loads_nothing_in_the_issue()
    {
        World world = World.Of(TrackerKind.GitHub);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(world.Answer);
        await OpenAsync(TrackerKind.GitHub, peer);
        string body = peer.All.Last().Json.GetProperty("body").GetString()!;
        Assert.DoesNotContain("@acme", body, StringComparison.Ordinal);
        Assert.Contains("\\<b\\>", body, StringComparison.Ordinal);
        Assert.Contains("\\!\\[x\\]\\(", body, StringComparison.Ordinal);
        Assert.Contains("<https://muster.example.org/reviews/INC-42#item-a1>", body, StringComparison.Ordinal);
        Assert.EndsWith("`muster:INC-42/a1`", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_that_is_closed_as_not_planned_is_not_done_and_a_pull_request_is_no_issue()
    {
        StrictGitHub hub = new(Token);
        await using TrackerPeer peer = await TrackerPeer.StartAsync(hub.Answer);
        await OpenAsync(TrackerKind.GitHub, peer);
        hub.Issues[0].State = "closed";
        hub.Issues[0].Reason = "not_planned";
        hub.Issues.Add(new(2, "A pull request", "x", ["muster"], TrackerPeer.Noon) { IsPull = true });
        Issue seen = Assert.Single((await ChangedAsync(TrackerKind.GitHub, peer)).Issues!.Value);
        Assert.Equal(("closed as not planned", true, false), (seen.State.Words, seen.State.IsClosed, seen.State.IsDone));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<(Issue? Issue, SendResult.Failed? Failed)> OpenAsync(TrackerKind kind, TrackerPeer peer) =>
        Trackers().OpenAsync(Of(kind, peer.Url), Draft, Cancel);

    private static Task<(Issue? Issue, SendResult.Failed? Failed)> FindAsync(TrackerKind kind, TrackerPeer peer) =>
        Trackers().FindAsync(Of(kind, peer.Url), Draft, Cancel);

    private static Task<(System.Collections.Immutable.ImmutableArray<Issue>? Issues, SendResult.Failed? Failed)> ChangedAsync(
        TrackerKind kind,
        TrackerPeer peer
    ) => Trackers().ChangedAsync(Of(kind, peer.Url), TrackerPeer.Noon.AddMinutes(-5), Cancel);

    private static Tracker Of(TrackerKind kind, string url) =>
        kind == TrackerKind.Jira
            ? new("t", kind, url, "OPS", "TOKEN") { User = "ana@example.org" }
            : new("t", kind, url, "acme/shop", "TOKEN");

    private static IssueTrackers Trackers(bool allowPrivate = true) =>
        new(
            GuardedHttp.Create(allowPrivate),
            Secrets,
            new WebhookReach(allowPrivate),
            new PublicAddress(new("https://muster.example.org"), () => []),
            new MovableClock()
        );

    /// <summary>A tracker of one kind, to be closed and filled in one way.</summary>
    private sealed record World(
        Func<TrackerPeer, TrackerPeer.Asked, (int Status, string Body, (string Name, string Value)[] Headers)> Answer,
        Func<int> Count,
        Action Close,
        Action<int> Fill
    )
    {
        public static World Of(TrackerKind kind, bool mayLabel = true)
        {
            JsonElement text = JsonDocument.Parse("{}").RootElement;
            StrictGitHub hub = new(Token) { MayLabel = mayLabel };
            StrictGitLab lab = new(Token) { MayLabel = mayLabel };
            StrictJira jira = new("ana@example.org", Token);
            return kind switch
            {
                TrackerKind.GitHub => new(
                    hub.Answer,
                    () => hub.Issues.Count,
                    () => (hub.Issues[0].State, hub.Issues[0].Reason) = ("closed", "completed"),
                    count =>
                        hub.Issues.AddRange(
                            Enumerable.Range(1, count).Select(one => new StrictGitHub.Known(one, "t", "b", ["muster"], TrackerPeer.Noon))
                        )
                ),
                TrackerKind.GitLab => new(
                    lab.Answer,
                    () => lab.Issues.Count,
                    () => lab.Issues[0].State = "closed",
                    count =>
                        lab.Issues.AddRange(Enumerable.Range(1, count).Select(one => new StrictGitLab.Known(one, "d", TrackerPeer.Noon)))
                ),
                _ => new(
                    jira.Answer,
                    () => jira.Issues.Count,
                    () => (jira.Issues[0].Status, jira.Issues[0].Category) = ("Shipped", "done"),
                    count => jira.Issues.AddRange(Enumerable.Range(1, count).Select(one => new StrictJira.Known(one, text)))
                ),
            };
        }
    }
}
