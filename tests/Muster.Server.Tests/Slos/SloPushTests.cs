// Counters and minutes that a service pushes: counted once, restarts included, and every mistake told.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Slos;

public sealed class SloPushTests(SloWorld world) : IClassFixture<SloWorld>
{
    private static readonly string[] Mistakes =
    [
        "counters[0].instance",
        "counters[0].total",
        "counters[1].total",
        "counters[2]",
        "counters[3]",
        "More of them than there are in all",
        "It lies in the future",
        "days back",
        "A minute begins on a whole minute",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counters_of_several_instances_count_once_whatever_comes_twice_and_whoever_restarts()
    {
        (HttpClient ada, HttpClient sender) = await DefineAsync("pushed-counters");
        DateTimeOffset now = world.Server.Clock.GetUtcNow();
        object first = Reading("a", now.AddMinutes(-30), 10_000, 50);
        Assert.Equal("0 1 0", Counts(await PushAsync(sender, "pushed-counters", first)));
        Assert.Equal("0 0 1", Counts(await PushAsync(sender, "pushed-counters", first)));
        object second = Reading("a", now.AddMinutes(-20), 11_000, 55);
        Assert.Equal("1 1 0", Counts(await PushAsync(sender, "pushed-counters", second, Reading("b", now.AddMinutes(-20), 7, 7))));
        Assert.Equal("1 0 1", Counts(await PushAsync(sender, "pushed-counters", second, Reading("a", now.AddMinutes(-15), 400, 2))));
        Assert.Equal("1 0 0", Counts(await PushAsync(sender, "pushed-counters", Reading("b", now.AddMinutes(-10), 607, 10))));

        (double all, double bad) = await CountedAsync(ada, "pushed-counters");
        // 1,000 with 5 failures, after the restart 400 with 2, and of b 600 with 3.
        Assert.Equal(2000, all, 1e-6);
        Assert.Equal(10, bad, 1e-6);
    }

    [Fact]
    public async Task Minutes_stand_in_the_place_of_those_that_were_sent_before()
    {
        (HttpClient ada, HttpClient sender) = await DefineAsync("pushed-minutes");
        DateTimeOffset minute = Muster.Core.Slos.SliLedger.MinuteOf(world.Server.Clock.GetUtcNow()).AddMinutes(-5);
        object[] minutes =
        [
            new
            {
                at = minute,
                total = 100,
                good = 90,
            },
            new
            {
                at = minute.AddMinutes(1),
                total = 100,
                good = 100,
            },
        ];
        foreach (int _ in Enumerable.Range(0, 2))
        {
            HttpResponseMessage answer = await sender.PostAsJsonAsync("/api/v1/slos/pushed-minutes/counters", new { minutes }, Cancel);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        }

        Assert.Equal((200, 10), await CountedAsync(ada, "pushed-minutes"));
        Assert.Equal(
            minute.AddMinutes(2),
            (await world.GetAsync(ada, "slos/pushed-minutes")).GetProperty("slo").GetProperty("knownUntil").GetDateTimeOffset()
        );
    }

    [Fact]
    public async Task Every_mistake_is_told_and_nothing_is_counted()
    {
        (HttpClient ada, HttpClient sender) = await DefineAsync("pushed-wrong");
        DateTimeOffset now = world.Server.Clock.GetUtcNow();
        HttpResponseMessage answer = await sender.PostAsJsonAsync("/api/v1/slos/pushed-wrong/counters", Wrong(now), Cancel);
        string text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        foreach (string mistake in Mistakes)
        {
            Assert.Contains(mistake, text, StringComparison.Ordinal);
        }

        Assert.Equal((0, 0), await CountedAsync(ada, "pushed-wrong"));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await sender.PostAsJsonAsync("/api/v1/slos/pushed-wrong/counters", new { }, Cancel)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await sender.PostAsJsonAsync("/api/v1/slos/unheard-of/counters", new { }, Cancel)).StatusCode
        );
    }

    [Fact]
    public async Task The_501st_instance_is_refused_with_words_the_operator_reads_it_and_one_that_fell_silent_gives_way()
    {
        (HttpClient ada, HttpClient sender) = await DefineAsync("pushed-crowded");
        DateTimeOffset now = world.Server.Clock.GetUtcNow();
        object[] crowd =
        [
            .. Enumerable.Range(1, 499).Select(number => Reading($"pod-{number}", now.AddMinutes(-30), 1000, 0)),
            Reading("pod-silent", now.AddMinutes(-61), 1000, 0),
        ];
        Assert.Equal("0 500 0", Counts(await PushAsync(sender, "pushed-crowded", crowd)));
        Assert.Equal("0 1 0", Counts(await PushAsync(sender, "pushed-crowded", Reading("pod-new", now.AddMinutes(-20), 7, 0))));
        Assert.DoesNotContain("instances", await FreshnessAsync(ada, "pushed-crowded"), StringComparison.Ordinal);

        HttpResponseMessage refused = await sender.PostAsJsonAsync(
            "/api/v1/slos/pushed-crowded/counters",
            new { counters = new[] { Reading("pod-1", now.AddMinutes(-20), 1100, 0), Reading("pod-500", now.AddMinutes(-20), 9, 9) } },
            Cancel
        );
        JsonElement why = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal((HttpStatusCode.Conflict, "slo.too_many_instances"), (refused.StatusCode, why.GetProperty("code").GetString()));
        Assert.Contains(
            "no place for 'pod-500'. No reading of this push was counted",
            why.GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal((0, 0), await CountedAsync(ada, "pushed-crowded"));

        Assert.Equal("1 0 0", Counts(await PushAsync(sender, "pushed-crowded", Reading("pod-1", now.AddMinutes(-20), 1100, 0))));
        (double all, double bad) = await CountedAsync(ada, "pushed-crowded");
        Assert.Equal((100, 0), (all, bad));
        Assert.Contains("'pod-500' among others is refused", await FreshnessAsync(ada, "pushed-crowded"), StringComparison.Ordinal);
    }

    private async Task<string> FreshnessAsync(HttpClient ada, string name) =>
        (await world.GetAsync(ada, $"slos/{name}")).GetProperty("slo").GetProperty("freshness").GetString()!;

    private static object Wrong(DateTimeOffset now) =>
        new
        {
            counters = new object[]
            {
                new
                {
                    instance = "",
                    total = -1,
                    bad = 0,
                },
                new
                {
                    instance = "a",
                    total = 1e300,
                    bad = 1,
                },
                new { instance = "a", total = 10 },
                new
                {
                    instance = "a",
                    total = 10,
                    good = 3,
                    bad = 7,
                },
                new
                {
                    instance = "a",
                    total = 10,
                    bad = 11,
                },
                new
                {
                    instance = "a",
                    total = 10,
                    bad = 1,
                    at = now.AddHours(3),
                },
                new
                {
                    instance = "a",
                    total = 10,
                    bad = 1,
                    at = now.AddDays(-3),
                },
            },
            minutes = new object[]
            {
                new
                {
                    at = new DateTimeOffset(2026, 3, 1, 0, 0, 7, TimeSpan.Zero),
                    total = 1,
                    bad = 1,
                },
            },
        };

    private async Task<(HttpClient Ada, HttpClient Sender)> DefineAsync(string name)
    {
        HttpClient ada = await world.AdminAsync();
        HttpResponseMessage applied = await ada.PutAsJsonAsync(
            "/api/v1/slos",
            new { files = new[] { new { name = "slo.yaml", text = SloWorld.Pushed(name, "playback-api") } } },
            Cancel
        );
        Assert.True(applied.IsSuccessStatusCode, await applied.Content.ReadAsStringAsync(Cancel));
        return (ada, world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Intake)));
    }

    private static object Reading(string instance, DateTimeOffset at, double total, double bad) =>
        new
        {
            instance,
            at,
            total,
            bad,
        };

    private static async Task<JsonElement> PushAsync(HttpClient sender, string name, params object[] counters)
    {
        HttpResponseMessage answer = await sender.PostAsJsonAsync($"/api/v1/slos/{name}/counters", new { counters }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static string Counts(JsonElement answer) =>
        $"{answer.GetProperty("counted")} {answer.GetProperty("begun")} {answer.GetProperty("repeated")}";

    private async Task<(double All, double Bad)> CountedAsync(HttpClient ada, string name)
    {
        JsonElement goal = (await world.GetAsync(ada, $"slos/{name}")).GetProperty("slo").GetProperty("goals")[0];
        return (goal.GetProperty("units").GetDouble(), goal.GetProperty("bad").GetDouble());
    }
}
