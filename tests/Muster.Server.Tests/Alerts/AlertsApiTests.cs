// Alerts and groups over the REST API: the shapes that the command line reads, pages and refusals.
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.Alerts;

public sealed class AlertsApiTests
{
    [Fact]
    public async Task Alerts_have_the_shape_that_the_command_line_reads()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        await browser.Console.SignalAsync("SearchSlow", "search", "warning", annotations: LabelSet.Of(("summary", "p95 is 3 s")));
        AlertGroup group = await browser.Console.GroupAsync("SearchSlow");

        JsonElement item = (await browser.JsonAsync("/api/v1/alerts?limit=5&status=firing")).GetProperty("items")[0];

        Assert.Equal("SearchSlow: p95 is 3 s", item.GetProperty("title").GetString());
        Assert.Equal("firing", item.GetProperty("status").GetString());
        Assert.Equal("SEV-3", item.GetProperty("severity").GetString());
        Assert.Equal("search", item.GetProperty("service").GetString());
        Assert.Equal(group.Id.Value, item.GetProperty("group").GetString());
        Assert.Equal("SearchSlow", item.GetProperty("labels").GetProperty("alertname").GetString());
        Assert.Equal(16, item.GetProperty("fingerprint").GetString()!.Length);
        Assert.Equal(StreamFlowConsole.Night, item.GetProperty("startedAt").GetDateTimeOffset());
        Assert.Equal(StreamFlowConsole.Night, item.GetProperty("updatedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Alerts_are_listed_by_status_and_by_pages_the_latest_first()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        await browser.Console.SignalAsync("A", "search", "warning");
        await browser.Console.SignalAsync("B", "search", "warning");
        await browser.Console.SignalAsync("C", "search", "warning");
        await browser.Console.SignalAsync("B", "search", "warning", resolved: true);

        JsonElement first = await browser.JsonAsync("/api/v1/alerts?status=all&limit=2");
        JsonElement second = await browser.JsonAsync("/api/v1/alerts?status=all&limit=2&cursor=" + first.GetProperty("next").GetString());

        Assert.Equal(["C", "B"], Titles(first));
        Assert.Equal(["A"], Titles(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(["C", "A"], Titles(await browser.JsonAsync("/api/v1/alerts")));
        Assert.Equal(["B"], Titles(await browser.JsonAsync("/api/v1/alerts?status=resolved")));
    }

    [Fact]
    public async Task Groups_say_which_page_they_raised_and_where_it_stands()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        await browser.Console.SignalAsync("SearchDown", "search", "critical");
        AlertGroup group = await browser.Console.GroupAsync("SearchDown");

        JsonElement item = (await browser.JsonAsync("/api/v1/groups?limit=50")).GetProperty("items")[0];
        JsonElement one = await browser.JsonAsync($"/api/v1/groups/{group.Id}");

        Assert.Equal(group.Id.Value, item.GetProperty("id").GetString());
        Assert.Equal(("paged", "SEV-2"), (item.GetProperty("status").GetString(), item.GetProperty("severity").GetString()));
        Assert.Equal(group.Page!.Value.Value, item.GetProperty("page").GetString());
        Assert.Equal("active", item.GetProperty("pageStatus").GetString());
        Assert.Equal((1, 1), (item.GetProperty("firing").GetInt32(), item.GetProperty("total").GetInt32()));
        Assert.Equal(JsonValueKind.Null, item.GetProperty("incident").ValueKind);
        Assert.Equal("SearchDown", one.GetProperty("alerts")[0].GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("/api/v1/alerts?status=open", "status")]
    [InlineData("/api/v1/alerts?limit=0", "limit")]
    [InlineData("/api/v1/alerts?cursor=abc", "cursor")]
    [InlineData("/api/v1/groups?status=firing", "status")]
    [InlineData("/api/v1/groups?limit=201", "limit")]
    public async Task A_question_that_is_not_right_is_answered_with_the_mistake_at_its_field(string url, string field)
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        JsonElement problem = await browser.JsonAsync(url, 400);

        Assert.Equal("request.invalid", problem.GetProperty("code").GetString());
        Assert.Equal(field, problem.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task An_unknown_group_is_not_found()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        Assert.Equal("group.not_found", (await browser.JsonAsync("/api/v1/groups/nothing", 404)).GetProperty("code").GetString());
    }

    private static IEnumerable<string?> Titles(JsonElement list) =>
        list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString());
}
