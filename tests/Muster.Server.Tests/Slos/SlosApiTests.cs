// SLOs over the API: files are applied whole or not at all, what is left out is kept or retired as agreed, and the bin brings it back.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Muster.Server.Tests.Slos;

public sealed class SlosApiTests(SloWorld world) : IClassFixture<SloWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_are_applied_shown_and_applied_again_without_a_change()
    {
        using HttpClient ada = await world.AdminAsync();
        string[] files = [SloWorld.Pushed("checkout-paid", "checkout"), SloWorld.Pushed("checkout-fast", "checkout", target: "0.95")];
        Assert.Equal("added added", Changes(await ApplyAsync(ada, files, dryRun: true), "checkout-"));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/api/v1/slos/checkout-paid", Cancel)).StatusCode);

        Assert.Equal("added added", Changes(await ApplyAsync(ada, files), "checkout-"));
        Assert.Equal("unchanged unchanged", Changes(await ApplyAsync(ada, files), "checkout-"));
        files[1] = files[1].Replace("0.95", "0.96", StringComparison.Ordinal);
        Assert.Equal("unchanged changed", Changes(await ApplyAsync(ada, files), "checkout-"));

        JsonElement shown = await world.GetAsync(ada, "slos/checkout-fast");
        JsonElement slo = shown.GetProperty("slo");
        Assert.Equal((2, 0.96), (slo.GetProperty("version").GetInt32(), slo.GetProperty("goals")[0].GetProperty("target").GetDouble()));
        Assert.Equal((false, true), (slo.GetProperty("blown").GetBoolean(), slo.GetProperty("stale").GetBoolean()));
        Assert.Equal("There is no data yet.", slo.GetProperty("freshness").GetString());
        Assert.Equal(files[1].Trim(), shown.GetProperty("text").GetString());
        Assert.Contains(
            "checkout-paid",
            (await world.GetAsync(ada, "slos")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString())
        );
    }

    [Fact]
    public async Task With_a_mistake_in_one_file_nothing_is_applied_and_all_mistakes_are_told()
    {
        using HttpClient ada = await world.AdminAsync();
        HttpResponseMessage answer = await SendAsync(
            ada,
            [
                SloWorld.Pushed("good-one", "mixed"),
                SloWorld.Pushed("bad-one", "mixed").Replace("0.99", "99", StringComparison.Ordinal),
                SloWorld.Pushed("good-one", "mixed"),
            ],
            prune: false,
            retires: null,
            dryRun: false
        );
        string text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("slo.invalid", text, StringComparison.Ordinal);
        Assert.Contains("99", text, StringComparison.Ordinal);
        Assert.Contains("There is another SLO of the name", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/api/v1/slos/good-one", Cancel)).StatusCode);
    }

    [Fact]
    public async Task What_no_file_has_is_retired_in_the_number_that_was_agreed_and_comes_back_from_the_bin()
    {
        await using SloWorld own = new();
        await own.InitializeAsync();
        using HttpClient ada = await own.AdminAsync();
        string[] files = [SloWorld.Pushed("one", "a"), SloWorld.Pushed("two", "a"), SloWorld.Pushed("three", "a")];
        await ApplyAsync(ada, files);
        HttpResponseMessage other = await SendAsync(ada, files[..1], prune: true, retires: 1, dryRun: false);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Contains("This would retire 2 SLOs", await other.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("unchanged kept kept", Changes(await ApplyAsync(ada, files[..1]), ""));

        HttpResponseMessage pruned = await SendAsync(ada, files[..1], prune: true, retires: 2, dryRun: false);
        Assert.Equal("unchanged retired retired", Changes(await ReadAsync(pruned), ""));
        Assert.Single((await own.GetAsync(ada, "slos")).GetProperty("items").EnumerateArray());
        Assert.Equal(
            "not in the files any more",
            (await own.GetAsync(ada, "slos/two")).GetProperty("slo").GetProperty("retired").GetProperty("reason").GetString()
        );

        JsonElement[] bin =
        [
            .. (await own.GetAsync(ada, "bin"))
                .GetProperty("items")
                .EnumerateArray()
                .Where(item => item.GetProperty("kind").GetString() == "slo"),
        ];
        Assert.Equal(2, bin.Length);
        string two = bin.Single(item => item.GetProperty("id").GetString()!.Contains("two", StringComparison.Ordinal))
            .GetProperty("id")
            .GetString()!;
        HttpResponseMessage back = await ada.PutAsync($"/api/v1/bin/{Uri.EscapeDataString(two)}/restoration", null, Cancel);
        Assert.True(back.IsSuccessStatusCode, await back.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(2, (await own.GetAsync(ada, "slos")).GetProperty("items").GetArrayLength());
        Assert.Equal("unchanged unchanged restored", Changes(await ApplyAsync(ada, files), ""));
        HttpResponseMessage retired = await ada.PutAsJsonAsync("/api/v1/slos/one/retirement", new { reason = "switched off" }, Cancel);
        Assert.True(retired.IsSuccessStatusCode, await retired.Content.ReadAsStringAsync(Cancel));
        Assert.Single(
            (await own.GetAsync(ada, "bin")).GetProperty("items").EnumerateArray(),
            item => item.GetProperty("kind").GetString() == "slo"
        );
    }

    [Fact]
    public async Task Who_only_responds_changes_nothing()
    {
        using HttpClient ana = await world.ResponderAsync();
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await SendAsync(ana, [SloWorld.Pushed("not-mine", "x")], prune: false, retires: null, dryRun: false)).StatusCode
        );
    }

    private static string Changes(JsonElement applied, string prefix) =>
        string.Join(
            ' ',
            applied
                .GetProperty("changes")
                .EnumerateArray()
                .Where(change => change.GetProperty("slo").GetString()!.StartsWith(prefix, StringComparison.Ordinal))
                .Select(change => change.GetProperty("change").GetString())
        );

    private static async Task<JsonElement> ApplyAsync(HttpClient client, string[] files, bool dryRun = false) =>
        await ReadAsync(await SendAsync(client, files, prune: false, retires: null, dryRun));

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string[] files, bool prune, int? retires, bool dryRun) =>
        client.PutAsJsonAsync(
            "/api/v1/slos",
            new
            {
                files = files.Select((text, index) => new { name = $"file-{index}.yaml", text }),
                prune,
                retires,
                dryRun,
            },
            Cancel
        );

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }
}
