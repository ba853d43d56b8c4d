// The action items of all reviews, over the API and on their page: narrowed, in their order, page by page, with what came of them.
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Reviews;

public sealed class ActionListTests
{
    private const string Organisation = """
        name: StreamFlow
        people:
          ana: { name: Ana Silva, email: ana@example.org, zone: Europe/Lisbon }
          ben: { name: Ben Okafor, email: ben@example.org, zone: Europe/London }
        teams:
          payments: { name: Payments, members: [ana], lead: ben }
          search: { name: Search, members: [ben] }
        escalationPolicies: { payments: { name: Payments, steps: [{ targets: ["person:ana"], wait: 5m }] } }
        services: { cards: { name: Cards, team: payments, escalationPolicy: payments } }
        """;

    private static readonly Actor Ana = Actor.Person("ana");

    [Fact]
    public async Task The_list_is_narrowed_sorted_and_read_page_by_page()
    {
        await using MusterServer server = await StartAsync();
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        await ReviewAsync(server, 1, "cards");
        await ReviewAsync(server, 2, null);
        await AddAsync(server, 1, "a", "Limit the pool", "ana", 9, ActionItemType.Prevent, ActionItemPriority.Low);
        await AddAsync(server, 1, "b", "Alert on refusals", "ben", 3, ActionItemType.Detect, ActionItemPriority.Critical);
        await AddAsync(server, 2, "c", "Write it down", "ben", 6, ActionItemType.Learn, ActionItemPriority.Medium);

        Assert.Equal(["b", "c", "a"], await IdsAsync(api, ""));
        Assert.Equal(["b", "c", "a"], await IdsAsync(api, "?sort=priority"));
        Assert.Equal(["b", "c"], await IdsAsync(api, "?owner=ben&sort=due&status=open"));
        Assert.Equal(["b", "a"], await IdsAsync(api, "?service=cards"));
        Assert.Equal(["b", "a"], await IdsAsync(api, "?team=payments"));
        Assert.Equal(["c"], await IdsAsync(api, "?team=search"));
        Assert.Equal(["a"], await IdsAsync(api, "?type=prevent"));
        Assert.Equal(["a"], await IdsAsync(api, "?priority=low"));
        Assert.Equal(["b"], await IdsAsync(api, "?q=REFUSALS+inc-1"));
        Assert.Equal(["a"], await IdsAsync(api, "?owner=ana&priority=low&type=prevent&service=cards"));
        Assert.Empty(await IdsAsync(api, "?owner=an"));
        foreach (string sort in new[] { "due", "priority" })
        {
            Assert.Equal(await IdsAsync(api, $"?sort={sort}"), await AllPagesAsync(api, $"?sort={sort}&limit=1"));
        }

        server.Clock.FastForward(TimeSpan.FromDays(4));
        Assert.Equal(["b"], await IdsAsync(api, "?status=overdue", until: 1));
        JsonElement first = (await GetAsync(api, "/api/v1/actions?status=overdue")).GetProperty("items")[0];
        Assert.Equal(
            ("critical", "detect", "payments", true),
            (Text(first, "priority"), Text(first, "type"), Text(first, "team"), first.GetProperty("overdue").GetBoolean())
        );
    }

    [Fact]
    public async Task Every_mistake_in_the_question_is_told_at_once()
    {
        await using MusterServer server = await StartAsync();
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        using HttpResponseMessage answer = await api.GetAsync(
            new Uri("/api/v1/actions?status=x&type=x&priority=x&sort=x&limit=0&cursor=x", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using JsonDocument problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        string said = problem.RootElement.GetRawText();
        Assert.All(
            ["status", "type", "priority", "sort", "limit", "cursor"],
            field => Assert.Contains($"\"{field}\"", said, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_done_says_whether_it_helped_on_the_page_and_beside_the_item()
    {
        await using MusterServer server = await StartAsync();
        await server.AccountAsync("Ana", AccountRole.Responder);
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        await ReviewAsync(server, 1, "cards", CauseClass.Capacity);
        await AddAsync(server, 1, "a", "Limit the pool", "ana", 9, ActionItemType.Prevent, ActionItemPriority.High);
        await DecideAsync(server, 1, now => new ReviewCommand.FinishActionItem("a", "Merged", Ana, now));
        JsonElement early = (await GetAsync(api, "/api/v1/actions?status=done")).GetProperty("items")[0].GetProperty("effect");
        Assert.Equal("too_early", Text(early, "state"));

        server.Clock.FastForward(TimeSpan.FromDays(10));
        await ReviewAsync(server, 2, "cards", CauseClass.Capacity);
        JsonElement again = (await GetAsync(api, "/api/v1/actions?status=done")).GetProperty("items")[0].GetProperty("effect");
        Assert.Equal(("recurred", "INC-2"), (Text(again, "state"), again.GetProperty("incidents")[0].GetString()));

        using Browser ana = await server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync("/actions?status=done");
        PageRules.Hold(page);
        Assert.Contains("Happened again: INC-2", page.Words("#actions"), StringComparison.Ordinal);
        IHtmlDocument review = await ana.ReadAsync("/reviews/INC-1");
        Assert.Contains("Happened again: INC-2", review.Words("#item-a"), StringComparison.Ordinal);
        IHtmlDocument todo = await ana.ReadAsync("/actions");
        PageRules.Hold(todo);
        Assert.Contains("Nothing is to do", todo.Words("#actions"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/actions?status=never")).StatusCode);
    }

    private static async Task<MusterServer> StartAsync()
    {
        MusterServer server = await MusterServer.StartAsync();
        await server.Services.PutAsync(Organisation);
        return server;
    }

    /// <summary>An incident that was resolved, with the root cause of a class.</summary>
    private static async Task ReviewAsync(MusterServer server, int number, string? service, CauseClass? cause = null)
    {
        IncidentId id = new(number);
        Func<DateTimeOffset, IncidentCommand>[] steps =
        [
            at => new IncidentCommand.Declare(
                id,
                IncidentType.Incident,
                "Card payments fail",
                Severity.Sev1,
                service is null ? null : new ServiceId(service),
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
            await server.Services.DecideAsync((work, cancel) => work.DecideIncidentAsync(id, step(work.Now), cancel));
        }

        if (cause is { } known)
        {
            await DecideAsync(server, number, now => new ReviewCommand.AddWhy("w", null, "Nothing limits the pool", null, Ana, now));
            await DecideAsync(server, number, now => new ReviewCommand.MarkRootCause("w", known, Ana, now));
        }
    }

    private static Task AddAsync(
        MusterServer server,
        int incident,
        string id,
        string text,
        string owner,
        int days,
        ActionItemType type,
        ActionItemPriority priority
    ) =>
        DecideAsync(
            server,
            incident,
            now => new ReviewCommand.AddActionItem(id, text, new(owner), now.AddDays(days), type, null, Ana, now) { Priority = priority }
        );

    private static Task DecideAsync(MusterServer server, int incident, Func<DateTimeOffset, ReviewCommand> command) =>
        server.Services.DecideAsync((work, cancel) => work.DecideReviewAsync(new(incident), command(work.Now), cancel));

    private static Task<JsonElement> GetAsync(HttpClient api, string path) =>
        api.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken).JsonAsync();

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static async Task<string[]> IdsAsync(HttpClient api, string question, int? until = null)
    {
        string[] ids = await OnceAsync();
        if (until is { } wanted)
        {
            await Eventually.HoldsAsync("the rows", async () => (ids = await OnceAsync()).Length == wanted);
        }

        return ids;

        async Task<string[]> OnceAsync() =>
            [
                .. (await GetAsync(api, "/api/v1/actions" + question))
                    .GetProperty("items")
                    .EnumerateArray()
                    .Select(item => Text(item, "id")!),
            ];
    }

    private static async Task<string[]> AllPagesAsync(HttpClient api, string question)
    {
        List<string> ids = [];
        string? cursor = "";
        while (cursor is not null)
        {
            JsonElement page = await GetAsync(api, $"/api/v1/actions{question}{(cursor.Length == 0 ? "" : "&cursor=" + cursor)}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => Text(item, "id")!));
            cursor = page.GetProperty("next").GetString();
        }

        return [.. ids];
    }
}
