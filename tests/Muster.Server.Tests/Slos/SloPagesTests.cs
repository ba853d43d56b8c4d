// The pages of SLOs: the list, one that is blown with what consumed it, one without data, and what an incident's review says that it cost.
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Muster.Core.Slos;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Slos;

public sealed class SloPagesTests(SloWorld world) : IClassFixture<SloWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_blown_budget_shows_what_consumed_it_and_the_review_what_the_incident_cost()
    {
        using HttpClient ada = await world.AdminAsync();
        using HttpClient ana = await world.ResponderAsync();
        await ApplyAsync(ada, SloWorld.Pushed("films-play", "playback-api"), SloWorld.Pushed("films-quick", "playback-api"));
        string incident = await DeclareAsync(ana);
        DateTimeOffset now = SliLedger.MinuteOf(world.Server.Clock.GetUtcNow());
        object[] minutes =
        [
            .. Enumerable
                .Range(-180, 180)
                .Select(minute => new
                {
                    at = now.AddMinutes(minute),
                    total = 100.0,
                    bad = minute >= -20 ? 60.0
                    : minute is > -90 and < -80 ? 10
                    : 0,
                }),
        ];
        using HttpClient sender = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Intake));
        HttpResponseMessage pushed = await sender.PostAsJsonAsync("/api/v1/slos/films-play/counters", new { minutes }, Cancel);
        Assert.True(pushed.IsSuccessStatusCode, await pushed.Content.ReadAsStringAsync(Cancel));

        using Browser browser = await world.Server.SignedInAsync("Ana");
        IHtmlDocument list = await browser.ReadAsync("/slos");
        PageRules.Hold(list);
        Assert.Contains("blown", list.Words("#slo-films-play"), StringComparison.Ordinal);
        Assert.Contains("There is no data yet.", list.Words("#slo-films-quick"), StringComparison.Ordinal);

        IHtmlDocument page = await browser.ReadAsync("/slos/films-play");
        PageRules.Hold(page);
        Assert.Contains("Films do not start", page.Words($"#goal-0-spent-{incident}"), StringComparison.Ordinal);
        Assert.Contains("While no incident was open", page.Words("#goal-0-spent-rest"), StringComparison.Ordinal);
        Assert.Contains("fires", page.Words("#goal-0-burn-fast"), StringComparison.Ordinal);
        Assert.Contains("the window is longer than the data", page.Words("#goal-0"), StringComparison.Ordinal);
        string chart = page.QuerySelector(".burn-down svg")!.GetAttribute("aria-label")!;
        Assert.Matches($@"^The budget went from 100 % on .* to −[\d,.]+ % now\. {incident} spent \d+ % of it\.$", chart);
        Assert.Contains("kind: SLO", page.Words("#definition"), StringComparison.Ordinal);

        IHtmlDocument empty = await browser.ReadAsync("/slos/films-quick");
        PageRules.Hold(empty);
        Assert.Contains("nothing was counted", empty.Words("#goal-0"), StringComparison.Ordinal);
        Assert.Null(empty.QuerySelector("#goal-0-spent-rest"));
    }

    [Fact]
    public async Task A_target_of_100_per_cent_and_a_service_without_traffic_have_pages_too()
    {
        using HttpClient ada = await world.AdminAsync();
        await ApplyAsync(ada, SloWorld.Pushed("never-fails", "billing", target: "1"), SloWorld.Pushed("nobody-asks", "billing"));
        using HttpClient sender = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Intake));
        DateTimeOffset minute = SliLedger.MinuteOf(world.Server.Clock.GetUtcNow()).AddMinutes(-3);
        foreach ((string name, double total, double bad) in new[] { ("never-fails", 100.0, 1.0), ("nobody-asks", 0, 0) })
        {
            HttpResponseMessage pushed = await sender.PostAsJsonAsync(
                $"/api/v1/slos/{name}/counters",
                new
                {
                    minutes = new[]
                    {
                        new
                        {
                            at = minute,
                            total,
                            bad,
                        },
                    },
                },
                Cancel
            );
            Assert.True(pushed.IsSuccessStatusCode, await pushed.Content.ReadAsStringAsync(Cancel));
        }

        using Browser browser = await world.Server.SignedInAsync("Ana");
        IHtmlDocument none = await browser.ReadAsync("/slos/never-fails");
        PageRules.Hold(none);
        Assert.Contains("blown", none.Words("#goal-0"), StringComparison.Ordinal);
        Assert.Contains("∞ over 1h", none.Words("#goal-0-burn-fast"), StringComparison.Ordinal);
        Assert.Null(none.QuerySelector(".burn-down"));
        IHtmlDocument quiet = await browser.ReadAsync("/slos/nobody-asks");
        PageRules.Hold(quiet);
        Assert.Contains("no traffic", quiet.Words("#goal-0"), StringComparison.Ordinal);
        Assert.Contains("100 %", quiet.Words("#goal-0"), StringComparison.Ordinal);
        Assert.Contains("0.0× over 1h", quiet.Words("#goal-0-burn-fast"), StringComparison.Ordinal);
    }

    private static async Task ApplyAsync(HttpClient ada, params string[] texts)
    {
        HttpResponseMessage answer = await ada.PutAsJsonAsync(
            "/api/v1/slos",
            new { files = texts.Select((text, index) => new { name = $"file-{index}.yaml", text }) },
            Cancel
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<string> DeclareAsync(HttpClient ana)
    {
        HttpResponseMessage answer = await ana.PostAsJsonAsync(
            "/api/v1/incidents",
            new
            {
                title = "Films do not start",
                severity = "SEV-2",
                service = "playback-api",
                impactStartedAt = world.Server.Clock.GetUtcNow().AddMinutes(-25),
            },
            Cancel
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Cancel)).GetProperty("id").GetString()!;
    }
}
